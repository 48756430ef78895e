//! The list of all that happens in the generated city, made from the plan alone, before there is any file.

use super::cases::{Case, When};
use super::offices::{self, HOST, Reform};
use super::{Event, Form, Slip, Turn, What, slips};
use crate::demo::city::{City, Project};
use crate::demo::promises::{Told, dated};
use crate::judge::Move;
use crate::model::identity::{DeclarationKey, Form as FormKind, ProjectId};
use crate::model::year::FiscalYear;
use crate::route::Page;

/// Something that a reader of the files has to find.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planted {
    /// The year in which it is to be found.
    pub year: u16,
    /// The file, from the site's root.
    pub file: String,
    /// `moved-between-years`, `moved-by-adjustment`, `moved-when-restated`, `result`, `lineage`, `form`, `rule`.
    pub kind: &'static str,
    /// What it is: the name of a move, state, link or rule.
    pub what: &'static str,
    /// The indicator, where it happens to one.
    pub indicator: String,
    /// What stood there before, or was promised.
    pub before: String,
    /// What stands there then, or was reported.
    pub after: String,
    /// The page that tells readers; empty where `gongkai check` tells the clerk alone.
    pub page: String,
}

/// The list as comma-separated values: one row each, a spreadsheet opens it.
#[must_use]
pub fn table(list: &[Planted]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    // Writing to memory does not fail.
    _ = writer.write_record(["year", "file", "kind", "what", "indicator", "before", "after", "page"]);
    for Planted { year, file, kind, what, indicator, before, after, page } in list {
        let year = year.to_string();
        _ = writer.write_record([&year, file, *kind, *what, indicator, before, after, page]);
    }
    writer.into_inner().unwrap_or_default()
}

impl City {
    /// All that happens, by year and file.
    pub(in crate::demo) fn planted(&self) -> Vec<Planted> {
        let mut list = Vec::new();
        for (office, _) in self.offices() {
            self.reorganised(office, &mut list);
            for number in self.projects_of(office) {
                let mut teller = Teller { city: self, key: [office, number], list: &mut list };
                if self.eventful {
                    teller.comings_and_goings();
                }
                if let Some(event) = self.event([office, number]) {
                    teller.event(event);
                }
            }
        }
        list.sort_unstable();
        list
    }
}

impl City {
    /// What happens to an office.
    fn reorganised(&self, office: u32, list: &mut Vec<Planted>) {
        let Some((reform, year)) =
            self.reform(office).and_then(|reform| Some((reform, fiscal(reform.year)?)))
        else {
            return;
        };
        let ((id, name), (former_id, former_name)) =
            (self.department(office, reform.year), self.department(office, reform.year - 1));
        let host = self.department(HOST, reform.year).0;
        let key = DeclarationKey {
            year,
            department: id.clone(),
            project: None,
            form: FormKind::DepartmentTargets,
            edition: 1,
        };
        let (what, before, after) = match reform.what {
            offices::What::Renamed => ("department-renamed", former_name, name),
            offices::What::Continued => ("department-continues", former_id.to_string(), id.to_string()),
            offices::What::Merged => ("department-merged-into", id.to_string(), host.to_string()),
            offices::What::Split => ("department-split-from", host.to_string(), id.to_string()),
            _ => (reform.rule().unwrap_or_default(), String::new(), String::new()),
        };
        let (kind, page) = match reform.rule() {
            Some(_) => ("rule", Page::DepartmentYear(year, id)),
            None => ("lineage", Page::Department(id)),
        };
        list.push(Planted {
            year: reform.year,
            file: key.path(),
            kind,
            what,
            indicator: String::new(),
            before,
            after,
            page: page.address(),
        });
    }
}

/// Writes what happens to one project.
struct Teller<'c, 'l> {
    city: &'c City,
    key: [u32; 2],
    list: &'l mut Vec<Planted>,
}

/// What is told of: kind, and which.
type Thing = (&'static str, &'static str);
/// Indicator, before and behind.
type Values<'v> = (&'v str, &'v str, &'v str);

const NO_VALUES: Values<'static> = ("", "", "");

impl<'c> Teller<'c, '_> {
    /// A project begins later than its office, or ends earlier.
    fn comings_and_goings(&mut self) {
        let run = self.city.run(self.key);
        let office = self.city.office_run(self.key[0]);
        // A project that its office's end came before was never there.
        if run.first > run.last {
            return;
        }
        if let Some(link) = self.city.reform(self.key[0]).and_then(|reform| self.with_its_office(reform)) {
            self.turn(link.0, link.1, NO_VALUES);
        }
        let turn = self.city.event(self.key).and_then(Event::turn);
        if run.first > office.0 && turn.is_none_or(|(turn, _)| turn != Turn::Split) {
            self.turn(run.first, "new", NO_VALUES);
        }
        if run.last < office.1 && turn.is_none_or(|(turn, _)| turn != Turn::Merged) {
            self.turn(run.last, "no-successor", NO_VALUES);
        }
        if let Some((Turn::Renumbered, year)) = turn {
            self.turn(year - 1, "no-successor", NO_VALUES);
            self.turn(year, "new", NO_VALUES);
        }
    }

    /// The year in which the project goes with its office, and how.
    fn with_its_office(&self, reform: Reform) -> Option<(u16, &'static str)> {
        let (run, year) = (self.city.run(self.key), reform.year);
        match reform.what {
            offices::What::Continued if run.first < year && run.last >= year => Some((year, "continues")),
            offices::What::Merged if run.last == year => Some((year, "merged-into")),
            offices::What::Split if run.first == year => Some((year, "split-from")),
            _ => None,
        }
    }

    fn event(&mut self, event: Event) {
        let year = event.year;
        match event.what {
            What::Case(case) => {
                match case.when() {
                    When::Years => self.moved((year, Form::Targets), "moved-between-years", case),
                    When::Editions => {
                        self.adjusted(year);
                        self.moved((year, Form::Adjusted), "moved-by-adjustment", case);
                        if year > self.city.first {
                            self.moved((year, Form::Adjusted), "moved-between-years", case);
                        }
                    }
                    When::Restated => {
                        self.moved((year, Form::SelfEvaluation), "moved-when-restated", case);
                    }
                    When::Never | When::NotYetDue => {}
                }
                self.missed(event, case);
            }
            What::Turn(turn) => self.turned(turn, year),
            What::Slip(slip) => self.slip(slip, year),
            What::Reweighted => self.reweighted(year),
            What::Withheld => {
                for year in self.city.first..=self.city.last {
                    self.thing((year, Form::Targets), ("form", "withheld"), NO_VALUES, true);
                }
            }
        }
    }

    /// The results that miss what the targets promised.
    fn missed(&mut self, event: Event, case: &Case) {
        let promised = if case.when() == When::Restated { case.before } else { case.after };
        for year in self.city.first..self.city.last {
            let Some(((result, state), told)) = event.missed(year).zip(promised) else { continue };
            let (project, last) = (self.project(year), self.city.last);
            let (target, result) = (dated(told.target, year, last), dated(result, year, last));
            let name = told.name(project.task.name);
            let what = ("result", state.name());
            self.thing((year, Form::SelfEvaluation), what, (&name, &target, &result), true);
            if result.is_empty() {
                self.thing(
                    (year, Form::SelfEvaluation),
                    ("rule", "indicator-without-result"),
                    NO_VALUES,
                    false,
                );
            }
        }
    }

    fn turned(&mut self, turn: Turn, year: u16) {
        let (project, first) = (self.project(year), self.project(self.city.first));
        let partner = self.city.partner(self.key, year).id;
        let renamed = ("", &*first.name, &*project.name);
        let other_id = ("", first.id.as_str(), project.id.as_str());
        match turn {
            Turn::Renamed => self.turn(year, "renamed", renamed),
            Turn::Continued => {
                self.turn(year, "continues", other_id);
                self.turn(year, "renamed", renamed);
            }
            Turn::Renumbered => {
                let what = ("rule", "project-maybe-renumbered");
                self.thing((year, Form::Targets), what, other_id, false);
            }
            Turn::Merged => self.turn(year, "merged-into", ("", project.id.as_str(), partner.as_str())),
            Turn::Split => self.turn(year, "split-from", ("", partner.as_str(), project.id.as_str())),
        }
    }

    fn reweighted(&mut self, year: u16) {
        let project = self.project(year);
        let [before, after] =
            [year - 1, year].map(|year| self.city.promises(&project, (year, Form::Targets)));
        for at in Event::REWEIGHTED {
            let [was, is] = [&before, &after]
                .map(|promises| promises[at].weight.map_or_else(String::new, |weight| weight.to_string()));
            let what = ("moved-between-years", Move::WeightChanged.name());
            self.thing((year, Form::Targets), what, (&after[at].name, &was, &is), true);
        }
    }

    /// The targets of the year have a second edition, with the document that approved it.
    fn adjusted(&mut self, year: u16) {
        let document = slips::document(year);
        self.thing((year, Form::Adjusted), ("form", "adjusted"), ("", "", &document), true);
    }

    fn slip(&mut self, slip: Slip, year: u16) {
        let form = match slip {
            _ if slip.is_of_results() => Form::SelfEvaluation,
            Slip::EditionWithoutFirst | Slip::EditionWithoutReason => Form::Adjusted,
            _ => Form::Targets,
        };
        match slip {
            Slip::EditionWithoutFirst => self.adjusted(year),
            Slip::EditionWithoutReason => self.thing((year, form), ("form", "adjusted"), NO_VALUES, true),
            _ => {}
        }
        // Of two forms that share what only one can have, the later is told.
        let own = self.key;
        let other = match slip {
            Slip::KeyTaskWrittenTwice => Some([own[0], 0]),
            Slip::ProjectDeclaredTwice => Some([own[0], own[1] - 1]),
            _ => None,
        };
        self.key =
            other.filter(|other| self.city.project(*other, year).id > self.project(year).id).unwrap_or(own);
        self.thing((year, form), ("rule", slip.rule()), NO_VALUES, slip.is_known());
        self.key = own;
    }

    fn project(&self, year: u16) -> Project<'c> {
        self.city.project(self.key, year)
    }

    fn moved(&mut self, (year, form): (u16, Form), kind: &'static str, case: &Case) {
        let (project, last) = (self.project(year), self.city.last);
        let earlier = if kind == "moved-between-years" { year - 1 } else { year };
        let target = |told: &Option<Told>, year| {
            told.as_ref().map_or_else(String::new, |told| dated(told.target, year, last))
        };
        let told = case.after.as_ref().or(case.before.as_ref());
        let name = told.map_or_else(String::new, |told| told.name(project.task.name));
        let (before, after) = (target(&case.before, earlier), target(&case.after, year));
        for one in case.moves {
            self.thing((year, form), (kind, one.name()), (&name, &before, &after), true);
        }
    }

    fn turn(&mut self, year: u16, what: &'static str, values: Values<'_>) {
        let first = self.first_identity(year);
        let page = Page::Project(first).address();
        self.add((year, Form::Targets), ("lineage", what), values, page);
    }

    /// The identity under which the project of a year was first declared.
    fn first_identity(&self, year: u16) -> ProjectId {
        let turn = self.city.event(self.key).and_then(Event::turn);
        let is_continued =
            turn.is_some_and(|(turn, _)| turn == Turn::Continued) || self.city.is_reorganised(self.key[0]);
        let project = self.project(if is_continued { self.city.run(self.key).first } else { year });
        ProjectId { department: project.department, project: project.id }
    }

    fn thing(&mut self, at: (u16, Form), thing: Thing, values: Values<'_>, is_public: bool) {
        let page = if !is_public {
            String::new()
        } else if let (Some(year), true) = (fiscal(at.0), thing.0.starts_with("moved")) {
            Page::Goalposts(year).address()
        } else {
            let project = self.project(at.0);
            let id = ProjectId { department: project.department, project: project.id };
            fiscal(at.0).map_or_else(String::new, |year| Page::ProjectYear(year, id).address())
        };
        self.add(at, thing, values, page);
    }

    fn add(
        &mut self,
        (year, form): (u16, Form),
        (kind, what): Thing,
        (indicator, before, after): Values<'_>,
        page: String,
    ) {
        let Some(fiscal) = fiscal(year) else { return };
        let project = self.project(year);
        let key = DeclarationKey {
            year: fiscal,
            department: project.department,
            project: Some(project.id),
            form: match form {
                Form::Targets | Form::Adjusted => FormKind::ProjectTargets,
                Form::SelfEvaluation => FormKind::ProjectSelfEvaluation,
            },
            edition: if form == Form::Adjusted { 2 } else { 1 },
        };
        let [indicator, before, after] = [indicator, before, after].map(str::to_owned);
        self.list.push(Planted { year, file: key.path(), kind, what, indicator, before, after, page });
    }
}

fn fiscal(year: u16) -> Option<FiscalYear> {
    FiscalYear::parse(&year.to_string())
}

//! What the reader of records says where something is missing, of another kind, or cut short by a sign.

use super::{Reader, Record, first_byte, is_blank_as_printed};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::rules as rule;
use crate::load::tree::{Entry, Node, Scalar, Style};
use crate::load::unknown::Rows;
use crate::load::vocabulary::{Field, Kind};
use crate::source::Span;

impl Reader<'_> {
    /// A finding that the fields of a group stand behind dashes.
    pub(in crate::load) fn fields_as_items(&mut self, node: &Node<'_>, at: &At<'_>) {
        let message = Said::new(
            "这里是一组字段，不是列表，字段前面不用“- ”",
            "fields are needed here, not a list: they take no “- ”",
        );
        let help = Said::new(
            "删去各个字段前面的“- ”，让它们互相对齐",
            "delete the “- ” before the fields, and keep them in line with each other",
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
    }

    /// A finding that a text stands where a group of fields is needed.
    pub(in crate::load) fn text_for_fields(
        &mut self,
        node: &Node<'_>,
        fields: &'static [Field],
        at: &At<'_>,
    ) {
        let wanted = Said::new("若干“字段: 值”", "fields, each as “key: value”");
        let Some(text) = node.text().filter(|_| !fields.is_empty()) else {
            return self.wrong_kind(node, at, &wanted);
        };
        let message = Said::new(
            format!("这里需要{}，现在只有“{}”", wanted.zh, crate::load::tree::shorten(text)),
            format!("{} needed here, found only “{}”", wanted.en, crate::load::tree::shorten(text)),
        );
        if self.is_item(node) {
            let usual = |word: fn(&Field) -> &'static str| -> String {
                let usual = fields.iter().filter(|field| field.customary);
                usual.map(|field| format!("{}: …", word(field))).collect::<Vec<_>>().join(", ")
            };
            let help = Said::new(
                format!(
                    "分开写，每一格前面写上字段名：“- {{{}}}”；没有内容就删去这一行",
                    usual(|field| field.zh[0])
                ),
                format!(
                    "write each part behind its key: “- {{{}}}”; leave the line out if there is nothing",
                    usual(|field| field.key)
                ),
            );
            return self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
        }
        let first = &fields[0];
        let help = Said::new(
            format!(
                "冒号后面换行，下面各行的行首多两个空格，写“字段: 值”，例如“  {}: …”；没有内容就删去这一行",
                first.zh[0]
            ),
            format!(
                "go to the next line behind the colon and write “key: value”, two spaces further in, such as “  {}: …”; leave the line out if there is nothing",
                first.key
            ),
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
    }

    /// Whether a node stands behind the dash of a list.
    fn is_item(&self, node: &Node<'_>) -> bool {
        let before = self.file.text.get(..node.span.start as usize).unwrap_or_default();
        before.trim_end_matches(' ').ends_with('-')
    }

    /// Whether rows pasted out of a table stand where indicators are needed, which is a finding.
    pub(in crate::load) fn pasted_rows(
        &mut self,
        node: &Node<'_>,
        fields: &'static [Field],
        at: &At<'_>,
    ) -> bool {
        if node.scalar().is_none_or(|scalar| !scalar.text.contains('\t')) {
            return false;
        }
        let file = self.file;
        let written = file.text.get(node.span.range()).unwrap_or_default();
        let first = written.lines().next().unwrap_or_default().trim_end();
        let Some(said) = crate::load::unknown::row(first, Rows::Items(written.lines().count()), fields)
        else {
            return false;
        };
        let start = node.span.start as usize;
        self.find(&rule::VALUE_OF_WRONG_KIND, at, Span::new(start, start + first.len()), said);
        true
    }

    /// Whether sources stand with their labels as keys, `{专项债券: 120}`, which is a finding: each is an item of a list.
    /// `list` is the key of the list where they stand in its place.
    pub(in crate::load) fn sources_by_label(
        &mut self,
        node: &Node<'_>,
        (fields, list): (&'static [Field], Option<&str>),
        at: &At<'_>,
    ) -> bool {
        let Some(entries) = node.entries().filter(|entries| !entries.is_empty()) else { return false };
        if entries.iter().any(|entry| crate::load::vocabulary::find(fields, &entry.key.text).is_some()) {
            return false;
        }
        let items = |word: fn(&Field) -> &'static str| {
            let figure = |entry: &Entry<'_>| entry.value.text().map_or("…", str::trim).replace(',', "");
            let item = |entry: &Entry<'_>| {
                let label = crate::load::emit::text(entry.key.text.trim());
                format!("{{{}: {label}, {}: {}}}", word(&fields[0]), word(&fields[1]), figure(entry))
            };
            let items: Vec<_> = entries.iter().map(item).collect();
            match list {
                Some(list) => format!("{list}: [{}]", items.join(", ")),
                None => format!("- {}", items.join("”“- ")),
            }
        };
        let label = entries[0].key.text.trim();
        let message = Said::new(
            format!("“{label}”写成了字段名，这里每个来源是列表的一项"),
            format!("“{label}” stands as a key; each source is an item of a list here"),
        );
        let help = Said::new(
            format!("每个来源写成一项：“{}”", items(|field| field.zh[0])),
            format!("write each source as an item: “{}”", items(|field| field.key)),
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, entries[0].key.span, (message, help));
        true
    }

    /// Whether an indicator stands with its name as the key, `- 校车数: ≥36辆`, which is a finding.
    pub(in crate::load) fn indicator_by_name(
        &mut self,
        node: &Node<'_>,
        fields: &'static [Field],
        at: &At<'_>,
    ) -> bool {
        let Some([entry]) = node.entries().filter(|_| node.whole) else { return false };
        let name = entry.key.text.trim();
        let Some(target) = entry.value.text().map(str::trim).filter(|target| !target.is_empty()) else {
            return false;
        };
        let is_known = crate::load::vocabulary::find(fields, name).is_some();
        if is_known || crate::load::unknown::key(name, fields).meant.is_some() {
            return false;
        }
        let field = |key: &str| fields.iter().find(|field| field.key == key);
        let Some((label, value)) = field("name").zip(field("annual_target")) else { return false };
        let item = |word: fn(&Field) -> &'static str| {
            let [name, target] = [name, target].map(crate::load::emit::text);
            format!("- {{{}: {name}, {}: {target}}}", word(label), word(value))
        };
        let message = Said::new(
            format!("“{name}”写成了字段名，这里每项指标写明名称和指标值"),
            format!("“{name}” stands as a key; an indicator states its name and its target"),
        );
        let help = Said::new(
            format!("写成“{}”", item(|field| field.zh[0])),
            format!("write “{}”", item(|field| field.key)),
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, entry.key.span, (message, help));
        true
    }

    /// A finding that a source of money has a line of its own in the table, or is a part of one.
    pub(in crate::load) fn source_is_line(&mut self, item: &Record<'_, '_>, label: &str, at: &At<'_>) {
        let message = Said::new(
            format!("“{label}”不是另列的来源：表中有这一项，或者它是某一项的一部分"),
            format!("“{label}” is no source of its own: the table has a line for it, or it is a part of one"),
        );
        let help = Said::new(
            format!(
                "有这一项的，写到“其他来源”的上一层：“{label}: …”；是某一项的一部分的，写到整张表的“其他栏目”，照原样公开"
            ),
            format!(
                "write “{label}: …” one level above “other_sources” if it is a line of the table; what is a part of one goes below “extra” of the whole form, which is published as it is"
            ),
        );
        let span = item.entry("name").map_or(item.span, |entry| entry.value.span);
        self.find(&rule::VALUE_OF_WRONG_KIND, &at.key("name"), span, (message, help));
    }

    /// A finding that something else is needed here.
    pub(in crate::load) fn wrong_kind(&mut self, node: &Node<'_>, at: &At<'_>, wanted: &Said) {
        let found = node.called();
        let message = Said::new(
            format!("这里需要{}，现在是{}", wanted.zh, found.zh),
            format!("{} needed here, found {}", wanted.en, found.en),
        );
        let help = Said::new(
            format!("改写为{}；没有内容就删去这一行", wanted.zh),
            format!("write {}, or leave the line out", wanted.en),
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
    }

    /// A finding that a field is missing; none where reading the record went wrong already.
    pub(in crate::load) fn missing(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) {
        if !record.whole || record.entry(key).is_some_and(|entry| !entry.value.whole) {
            return;
        }
        let Some(field) = record.fields.iter().find(|field| field.key == key) else { return };
        let (zh, en) = match record.entry(key) {
            Some(entry) => (&*entry.key.text, &*entry.key.text),
            None => (field.zh[0], field.key),
        };
        let message = match record.entry(key) {
            Some(Entry { value, .. })
                if !value.is_null() && value.text().is_none_or(|text| !text.trim().is_empty()) =>
            {
                Said::new(
                    format!("“{zh}”必须写明，不能写“不适用”或不公开"),
                    format!("“{en}” must be stated: it cannot be n/a or withheld"),
                )
            }
            Some(_) => Said::new(format!("“{zh}”后面是空的"), format!("nothing stands behind “{en}”")),
            None => Said::new(format!("缺少“{zh}”"), format!("“{en}” is missing")),
        };
        let right = crate::load::unknown::named_by_path(&self.file.path, key).unwrap_or(Said::new("…", "…"));
        let help = match record.entry(key) {
            Some(_) => Said::new(
                format!("在它的冒号后面填上，写成“{zh}: {}”（{}）", right.zh, field.meaning_zh),
                format!("fill it in behind its colon, as in “{en}: {}” ({})", right.en, field.meaning_en),
            ),
            None => Said::new(
                format!("写上一行“{zh}: {}”（{}）", right.zh, field.meaning_zh),
                format!("write the line “{en}: {}” ({})", right.en, field.meaning_en),
            ),
        };
        let span = record.entry(key).map_or(first_byte(record.span), |entry| entry.key.span);
        self.find(&rule::FIELD_MISSING, &at.key(key), span, (message, help));
    }

    /// A warning that a figure is less than nothing. Published forms do print such, rarely: what is paid back, say.
    pub(in crate::load) fn below_zero(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        (at, span): (&At<'_>, Span),
    ) {
        let Some(entry) = record.entry(key) else { return };
        let (label, text) = (&entry.key.text, entry.value.text().unwrap_or_default().trim());
        let message =
            Said::new(format!("“{label}”是 {text}，小于零"), format!("“{label}” is {text}, less than zero"));
        let help = Said::new(
            "照表核对：负号是多打的就删去它；表中印的就是负数，照写，并在备注或其他说明里写明原因",
            "see the form: delete the minus sign if it was typed by mistake; if the form prints it, keep it and say why in the remarks",
        );
        self.find(&rule::FIGURE_BELOW_ZERO, &at.key(key), span, (message, help));
    }

    /// The name of a project or an indicator: the empty text where none is, or only what forms print in a blank cell.
    pub(in crate::load) fn name(&mut self, record: &Record<'_, '_>, at: &At<'_>) -> Box<str> {
        let name = self.needed_text(record, "name", at);
        let Some(entry) = record.entry("name") else { return name };
        if let Some(said) = crate::load::unknown::row(&name, Rows::Within, record.fields) {
            self.find(&rule::VALUE_OF_WRONG_KIND, &at.key("name"), entry.value.span, said);
            return Box::default();
        }
        let quoted = name.strip_prefix(['“', '”', '‘']).and_then(|rest| rest.strip_suffix(['”', '“', '’']));
        if let Some(bare) = quoted.filter(|bare| !bare.is_empty() && !bare.contains(['“', '”', '‘', '’']))
        {
            let message = Said::new(
                format!("名称“{bare}”外面的中文引号会连同名称一起公开"),
                format!("the quotation marks around the name “{bare}” are part of it, and published with it"),
            );
            let help = Said::new(
                format!("引号是录入时加的，写成：{bare}；表中的名称本来就带引号，不必改"),
                format!(
                    "write {bare} if they were only added when it was typed in; leave them if the form prints them"
                ),
            );
            self.find(&rule::NAME_IN_QUOTATION_MARKS, &at.key("name"), entry.value.span, (message, help));
        }
        name
    }

    /// A project's name, of which 无 and a dash are none.
    pub(in crate::load) fn project_name(&mut self, record: &Record<'_, '_>, at: &At<'_>) -> Box<str> {
        let name = self.name(record, at);
        let Some(entry) = record.entry("name").filter(|_| is_blank_as_printed(&name) || &*name == "无")
        else {
            return name;
        };
        let label = &entry.key.text;
        let message = Said::new(
            format!("“{label}”后面写的是“{name}”，不是名称"),
            format!("“{name}” stands behind “{label}”, which is no name"),
        );
        let help = Said::new(
            "照表写上项目名称；页面、目录和各年之间的对照都要用它",
            "write the project's name as the form has it: pages, lists and the years' comparison need it",
        );
        self.find(&rule::FIELD_MISSING, &at.key("name"), entry.value.span, (message, help));
        Box::default()
    }

    /// The same, unless reading the field has just given a finding: one mistake is told once.
    pub(in crate::load) fn missing_unless_said(
        &mut self,
        record: &Record<'_, '_>,
        (key, before): (&'static str, usize),
        at: &At<'_>,
    ) {
        if self.findings.len() == before {
            self.missing(record, key, at);
        }
    }

    /// A warning where ` #2` behind a text was meant as text: YAML takes what follows ` #` for a comment. Comments that are
    /// meant have a space behind the sign.
    pub(in crate::load) fn cut_short(&mut self, scalar: &Scalar<'_>, span: Span, at: &At<'_>) {
        let behind = self.file.text.get(span.end as usize..).unwrap_or_default();
        let line = behind.split(['\n', '\r']).next().unwrap_or_default();
        let Some(cut) = line.trim_start().strip_prefix('#').filter(|_| line.starts_with([' ', '\t'])) else {
            return;
        };
        if scalar.style != Style::Plain || !cut.starts_with(char::is_alphanumeric) {
            return;
        }
        let whole = format!("{}{}", scalar.text, line.trim_end());
        let said = crate::load::unknown::cut_short(cut, &whole);
        self.find(&rule::TEXT_BEHIND_NUMBER_SIGN, at, span, said);
    }

    /// The same where the whole text begins with the sign: `名称: #2楼`.
    pub(in crate::load) fn only_comment(&mut self, entry: &Entry<'_>, at: &At<'_>) {
        let behind = self.file.text.get(entry.value.span.end as usize..).unwrap_or_default();
        let line = behind.split(['\n', '\r']).next().unwrap_or_default();
        let Some(cut) =
            line.trim_start().strip_prefix('#').filter(|cut| cut.starts_with(char::is_alphanumeric))
        else {
            return;
        };
        let start = entry.value.span.end as usize + line.len() - line.trim_start().len();
        let said = crate::load::unknown::cut_short(cut, line.trim());
        let span = Span::new(start, start + line.trim().len());
        self.find(&rule::TEXT_BEHIND_NUMBER_SIGN, at, span, said);
    }

    /// What stands below a key that nobody knows is read for its own mistakes, as the group of `fields` that it is most like.
    pub(in crate::load) fn mistakes_below(&mut self, node: &Node<'_>, fields: &'static [Field], at: &At<'_>) {
        if let Some(alike) = crate::load::unknown::group_like(node, fields) {
            self.mistakes_in(node, alike, at);
        }
    }

    /// Reads a record of figures for its findings alone.
    fn mistakes_in(&mut self, node: &Node<'_>, fields: &'static [Field], at: &At<'_>) {
        let record = self.record(node, fields, at);
        for field in fields {
            match field.kind {
                Kind::Amount => _ = self.amount(&record, field.key, at),
                Kind::Number => _ = self.number(&record, field.key, at),
                Kind::Rate => _ = self.rate(&record, field.key, at),
                Kind::Record(inner) => {
                    if let Some(node) = record.node(field.key) {
                        self.mistakes_in(node, inner, &at.key(field.key));
                    }
                }
                _ => {}
            }
        }
    }

    /// A finding that a text is no id.
    pub(in crate::load) fn bad_id(&mut self, text: &str, at: &At<'_>, span: Span, longest: usize) {
        let said = crate::load::unknown::id(text, longest, None);
        self.find(&rule::ID_NOT_VALID, at, span, said);
    }

    /// A finding that a text or a list stands where indicators are needed by their levels.
    pub(in crate::load) fn not_levels(&mut self, node: &Node<'_>, at: &At<'_>) {
        let found = node.called();
        let message = Said::new(
            format!("指标要按级别分组，现在是{}", found.zh),
            format!("indicators stand in groups by level; found {}", found.en),
        );
        let help = Said::new(
            "冒号后面另起两行：“  产出指标:”“    数量指标:”，各项指标写在它们下面，例如“      - {名称: 培训次数, 年度指标值: ≥4次}”",
            "begin two lines behind the colon, “  output:” and “    quantity:”, and write the indicators below them, as in “      - {name: trainings, annual_target: ≥4次}”",
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
    }
}

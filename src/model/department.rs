//! Regions and departments, named once for the whole site, and their names over time.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::identity::Id;
use super::lineage::Lineage;
use super::year::FiscalYear;

/// A region (地区): sums never cross from one to another unless the site says that they may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// 广州市.
    pub name: Box<str>,
    /// The level of its budget, as forms print it before 本级使用资金: 市, 区, 县, 省.
    pub tier: Option<Box<str>>,
    /// How many people live there, by year; what amounts for each of them rest on.
    pub population: Vec<Population>,
}

/// How many people live in a region at the end of a year (常住人口), and who counted them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The year.
    pub year: FiscalYear,
    /// People, above zero.
    pub people: Decimal,
    /// The publication that says so.
    pub source: Box<str>,
}

impl Region {
    /// The people of `year` itself: another year's would be a figure for other people.
    #[must_use]
    pub fn population_in(&self, year: FiscalYear) -> Option<&Population> {
        self.population.iter().find(|population| population.year == year)
    }
}

/// A department (部门) and what it was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// The region whose budget it belongs to.
    pub region: Id,
    /// Its name now.
    pub name: Box<str>,
    /// Earlier names, each with the last year in which it held, earliest first.
    pub former_names: Vec<FormerName>,
    /// 下属单位: names of subordinate units.
    pub units: Vec<Box<str>>,
    /// Where it came from and went to, where a reorganisation gave it another identity.
    pub lineage: Option<Box<Lineage<Id>>>,
    /// 联系方式, where it has its own.
    pub contact: Option<Box<str>>,
    /// What to sort by, where the pinyin of the name misleads.
    pub sort_key: Option<Box<str>>,
}

/// A name that a department no longer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub name: Box<str>,
    /// The last year in which it held.
    pub until: FiscalYear,
}

impl Department {
    /// What the department was called in `year`.
    #[must_use]
    pub fn name_in(&self, year: FiscalYear) -> &str {
        self.former_names.iter().find(|former| year <= former.until).map_or(&self.name, |former| &former.name)
    }
}

/// All regions and departments of the site: `content/departments.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// False where a part of the file could not be read, so that more may be named than is known.
    pub is_complete: bool,
    /// By id.
    pub regions: BTreeMap<Id, Region>,
    /// By id.
    pub departments: BTreeMap<Id, Department>,
}

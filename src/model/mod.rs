//! What a disclosure is: who declares, for which year, how much money, what is promised and what came of it. Plain
//! values with exact figures; knows neither YAML nor HTML, and reads no file.

pub mod amount;
pub mod budget;
pub mod date;
pub mod declaration;
pub mod department;
pub mod history;
pub mod identity;
pub mod indicator;
pub mod lineage;
pub mod publication;
pub mod sealed;
pub mod stated;
pub mod target;
pub mod year;

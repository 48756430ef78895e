//! gongkai (公开, “to make public”): budget-performance declarations in, a public-disclosure website out.
//!
//! A folder of YAML is loaded into declarations, indexed into one [`index::Site`] that never changes, and checked. From
//! then on a page is a pure function of that value: `plan` lists the pages, a view gathers what one page says, a template
//! writes it down, `verify` proves the finished bytes, and a sink decides where they go.

pub mod source;
pub mod finding;
pub mod language;
pub mod error;
pub mod model;
pub mod config;
pub mod load;
pub mod index;
pub mod check;
pub mod facts;
pub mod words;
pub mod route;
pub mod rows;
pub mod tables;
pub mod chart;
pub mod export;
pub mod render;
pub mod report;
pub mod verify;
pub mod sink;
pub mod build;
pub mod cli;

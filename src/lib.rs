//! gongkai (公开, “to make public”): budget-performance declarations in, a public-disclosure website out.
//!
//! A folder of YAML is loaded into declarations, indexed into one [`index::Site`] that never changes, and checked. From
//! then on a page is a pure function of that value: `plan` lists the pages, a view gathers what one page says, a template
//! writes it down, `verify` proves the finished bytes, and a sink decides where they go.

pub mod build;
pub mod chart;
pub mod check;
pub mod cli;
pub mod config;
pub mod demo;
pub mod error;
pub mod export;
pub mod facts;
pub mod finding;
pub mod index;
pub mod language;
pub mod load;
pub mod model;
pub mod render;
pub mod report;
pub mod route;
pub mod rows;
pub mod sink;
pub mod source;
pub mod tables;
pub mod verify;
pub mod words;

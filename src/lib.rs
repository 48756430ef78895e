//! gongkai (公开, “to make public”): budget-performance declarations in, a public-disclosure website out.
//!
//! A folder of YAML is loaded into declarations, indexed into one [`index::Site`] that never changes, and checked. From
//! then on a page is a pure function of that value: `plan` lists the pages, a view gathers what one page says, a template
//! writes it down, `verify` proves the finished bytes, and a sink decides where they go.

// The ground: places in files, what there is to say about them, in which language, and what fails.
pub mod error;
pub mod finding;
pub mod language;
pub mod markup;
pub mod portable;
pub mod sha256;
pub mod signature;
pub mod source;
pub mod zip;

// What a disclosure is, and what a site says of itself.
pub mod config;
pub mod model;

// Files in, one value out, and whether it can be true.
pub mod check;
pub mod compose;
pub mod diff;
pub mod facts;
pub mod gates;
pub mod goalposts;
pub mod index;
pub mod judge;
pub mod ledger;
pub mod load;
pub mod outcomes;
pub mod schema;
pub mod seals;

// What pages are made of: words, addresses, rows, drawings, data files.
pub mod chart;
pub mod export;
pub mod past;
pub mod route;
pub mod rows;
pub mod search;
pub mod tables;
pub mod words;

// Pages, the proof of them, and where they go.
pub mod archive;
pub mod build;
pub mod deploy;
pub mod release;
pub mod render;
pub mod scan;
pub mod sink;
pub mod verify;

// The catalogue of all that can be found, what a site makes of it, and how it is told.
pub mod catalogue;
pub mod report;
pub mod rule_levels;

// A fictional city to try it all on, the site as its authors write it, and the command line.
pub mod cli;
pub mod demo;
pub mod preview;

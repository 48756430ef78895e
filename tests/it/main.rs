//! Integration tests: whole small sites in, pages and findings out. One binary, one module a concern.

#![expect(clippy::disallowed_methods, reason = "tests make the folders that they look at")]

mod across;
mod approvals;
mod archive;
mod blank;
mod blind;
mod broken;
mod catalogue;
mod city;
mod combinations;
mod deploy;
mod diff;
mod documents;
mod facts;
mod fmt;
mod forms;
mod gallery;
mod generated;
mod headlines;
mod init;
mod kept;
mod killed;
mod listings;
mod mirror;
mod past;
mod preview;
mod release;
mod reports;
mod rule_levels;
mod said;
mod sample;
mod scan;
mod schema;
mod search;
mod seed;
mod signature;
mod site;
mod sums;
mod theme;
mod tidy;
mod waivers;
mod words;

//! Integration tests: whole small sites in, pages and findings out. One binary, one module a concern.

#![expect(clippy::disallowed_methods, reason = "tests make the folders that they look at")]

mod blank;
mod broken;
mod catalogue;
mod city;
mod facts;
mod fmt;
mod killed;
mod sample;
mod seed;
mod site;
mod theme;
mod tidy;
mod words;

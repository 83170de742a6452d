//! Sessions of the protocol: one client, one server, every message read.

mod bad_input;
mod client;
mod commands;
mod configuration;
mod decoration;
mod dictionary;
mod features;
mod lifecycle;
mod navigation;
mod order;
mod places;
mod publishing;
mod pulling;
mod record;
mod registries;
mod requests;
mod settings;
mod typing;
mod watching;

//! All tests of the programs and the library, in one program: what they need is compiled and linked once, not for each file.
//! A file is a module, so that its name selects its tests:
//!
//! ```console
//! $ cargo test -p fieldnotes --test it goldens::
//! ```

mod support;

mod build_script;
mod choices;
mod cli;
mod cli_accept;
mod cli_diff;
mod cli_explain;
mod cli_help;
mod cli_new;
mod cli_observe;
mod cli_one_page;
mod cli_paths;
mod cli_progress;
mod cli_pull;
mod cli_report;
mod cli_schema;
mod cli_watch;
mod cli_workflows;
mod corpus;
mod deep_payloads;
mod deep_types;
mod diff_corpus;
mod diff_formats;
mod diff_rules;
mod evidence;
mod families;
mod faults;
mod faults_pull;
mod features;
mod fuzz_corpus;
mod goldens;
mod hard_cases;
mod hostile;
mod ignored_rows;
mod layout;
mod load;
mod merged_unions;
mod one_page;
mod operations;
mod precision;
mod readme;
mod report_chromium;
mod rustfmt;
mod same_api;
mod structure;
mod variant_overrides;
mod written_rust;

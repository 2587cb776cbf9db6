//! Files whose text a template makes from data, and only if it is needed.

use std::sync::Arc;

use proc_macro2::TokenStream;
use serde::Serialize;

use super::{fingerprint, print};
use crate::diagnostic::{Code, Diagnostic};
use crate::output::{Body, File, Make};
use crate::text::Span;

/// The file that `template` makes from `data`, which comes from the page `origin`.
pub fn printed<T: Serialize + Send + Sync + 'static>(
    origin: String,
    span: Option<Span>,
    data: T,
    template: fn(&T) -> TokenStream,
) -> File {
    let body = Printed {
        inputs: fingerprint::of(&data),
        span,
        data,
        template,
    };
    File::Generated {
        origin,
        body: Body::Made(Arc::new(body)),
    }
}

struct Printed<T> {
    inputs: Option<u64>,
    span: Option<Span>,
    data: T,
    template: fn(&T) -> TokenStream,
}

impl<T: Send + Sync> Make for Printed<T> {
    fn inputs(&self) -> Option<u64> {
        self.inputs
    }

    fn text(&self) -> Result<String, Diagnostic> {
        print::print((self.template)(&self.data)).map_err(|error| {
            let message = format!("the code that was made of this is not Rust: {error}");
            let diagnostic = Diagnostic::new(Code::BrokenTemplate, message);
            let diagnostic = diagnostic.help("this is a mistake of fieldnotes: please report it");
            match self.span {
                Some(span) => diagnostic.at(span, "for this model"),
                None => diagnostic,
            }
        })
    }
}

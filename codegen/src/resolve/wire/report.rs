//! Reports how many names are guesses.

use super::votes::Votes;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Api, Shape};
use crate::options::WireCase;
use crate::pages::DocPage;
use crate::resolve::reach::Reach;

/// One finding for each source with such names. `guesses`: how many each model has. It is a warning if the evidence for
/// the style of the names is mixed.
pub fn report(
    pages: &[DocPage],
    reach: &Reach,
    api: &Api,
    (votes, guesses): (&Votes, &[usize]),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut sources: Vec<usize> = pages.iter().map(|page| page.source).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        let own = || {
            let models = (pages.iter().zip(&api.models).zip(guesses)).enumerate();
            let wanted = models.filter(|(index, _)| reach.has(*index));
            wanted
                .map(|(_, it)| it)
                .filter(|((page, _), _)| page.source == source)
        };
        let count: usize = own().map(|(_, count)| count).sum();
        let Some(((page, _), _)) = own().find(|(_, count)| **count > 0) else {
            continue;
        };
        let all: usize = own().map(|((_, model), _)| fields(&model.shape)).sum();
        let language = page.dialect.language;
        let message = format!(
            "{language} docs do not show how {count} of {all} names are spelled on the wire"
        );
        let usual = WireCase::usual(&page.dialect.names);
        let mut finding = Diagnostic::new(Code::UndecidedNames, message)
            .at(page.model.title.span, "the first model with such a name")
            .help(
                "they are read in any spelling and written in the likeliest; `fieldnotes names` lists them. A key in an \
                 example, payloads (`fieldnotes observe`), an override or `wire-case` in the `[[source]]` settles it",
            );
        if let Some(why) = votes.doubt(page.tree, usual) {
            finding.level = Level::Warning;
            finding.message += why;
        }
        diagnostics.push(finding);
    }
}

fn fields(shape: &Shape) -> usize {
    match shape {
        Shape::Struct(it) => it.fields.len(),
        Shape::Enum(_) | Shape::Union(_) | Shape::Opaque => 0,
    }
}

//! What a person may want to settle: where the docs contradict themselves, are silent, or were not understood.

use std::collections::{BTreeSet, HashMap};

use super::super::explain::Context;
use super::anchors::Anchors;
use super::locate::Locator;
use super::words::place;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Field, Model, ModelId, Shape, Type};
use crate::model::{Presence, Primitive};

/// The topics to settle, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    Contradicted,
    Unclear,
    Name,
    Null,
    Opaque,
    Value,
    Renamed,
}

impl Topic {
    const ALL: [Self; 7] = [
        Self::Contradicted,
        Self::Unclear,
        Self::Name,
        Self::Null,
        Self::Opaque,
        Self::Value,
        Self::Renamed,
    ];

    /// The topic of a finding with this code; `None` if it does not concern users of the crate.
    fn of(finding: &Diagnostic) -> Option<Self> {
        match finding.code {
            Code::ContradictingExample | Code::ContradictingSources => Some(Self::Contradicted),
            Code::UndocumentedValue => Some(Self::Value),
            Code::RenamedItem => Some(Self::Renamed),
            // The page lists the models and fields themselves.
            Code::OpaqueUnion | Code::UnknownNullability => None,
            code if code.is_unknown() || finding.level < Level::Note => Some(Self::Unclear),
            _ => None,
        }
    }

    /// The mark at a part that it is about.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Unclear => "not understood",
            Self::Name => "name undecided",
            Self::Null => "null undecided",
            Self::Opaque => "any JSON",
            Self::Value => "unlisted value",
            Self::Renamed => "renamed",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Contradicted => "Contradicted",
            Self::Unclear => "Not understood, or guessed",
            Self::Name => "Names whose wire spelling no source shows",
            Self::Null => "Not known whether they may be null",
            Self::Opaque => "Any JSON",
            Self::Value => "Values that the docs do not list",
            Self::Renamed => "Renamed in Rust",
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            Self::Contradicted => "An example or another source says otherwise. The row wins.",
            Self::Unclear => {
                "Nothing is lost silently: everything that was not understood is listed here."
            }
            Self::Name => {
                "Nothing shows how they are spelled on the wire. Any spelling is read; this one is written."
            }
            Self::Null => {
                "The docs call them required but do not say whether they may be null. They are assumed never to be."
            }
            Self::Opaque => "The docs do not say what is inside, so it is kept as is.",
            Self::Value => "An example has them. Open enums keep them anyway.",
            Self::Renamed => "The name in the docs is not a valid Rust name, or is taken.",
        }
    }

    /// How much it matters, for its colour on the page.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Contradicted => "bad",
            Self::Unclear | Self::Name => "unsure",
            Self::Null | Self::Opaque | Self::Value | Self::Renamed => "note",
        }
    }
}

/// Characters of a line that are quoted.
const MAX_QUOTE: usize = 120;

/// One thing to settle.
#[derive(Clone)]
pub struct Item {
    /// Empty if it is not about a model.
    pub anchor: String,
    pub text: String,
    /// Its place; both are empty if the model's fields show it.
    pub place: String,
    pub quote: String,
}

/// All things of one topic.
pub struct Group {
    pub topic: Topic,
    /// The unit of the count: fields, models or findings.
    pub count: usize,
    pub items: Vec<Item>,
}

/// Everything to settle.
pub struct Findings {
    /// The groups that are not empty.
    pub groups: Vec<Group>,
    /// By the id of a part.
    marks: HashMap<String, BTreeSet<Topic>>,
    /// By the model, including its parts.
    by_model: HashMap<ModelId, BTreeSet<Topic>>,
    /// Findings on the page of a model.
    notes: HashMap<ModelId, Vec<(Topic, Item)>>,
}

impl Findings {
    pub fn new(context: &Context, anchors: &Anchors, diagnostics: &[Diagnostic]) -> Self {
        let mut found = Self {
            groups: Topic::ALL.into_iter().map(Group::new).collect(),
            marks: HashMap::new(),
            by_model: HashMap::new(),
            notes: HashMap::new(),
        };
        let locator = Locator::new(context, anchors);
        for finding in diagnostics {
            found.add_finding(context, &locator, finding);
        }
        for (id, model) in context.api.iter() {
            found.add_model(anchors, id, model);
        }
        found.groups.retain(|group| group.count > 0);
        found
    }

    /// What to settle at the part with this id.
    pub fn marks(&self, anchor: &str) -> impl Iterator<Item = Topic> {
        self.marks.get(anchor).into_iter().flatten().copied()
    }

    /// What to settle in a model.
    pub fn of_model(&self, id: ModelId) -> impl Iterator<Item = Topic> {
        self.by_model.get(&id).into_iter().flatten().copied()
    }

    /// Findings on the page of a model, apart from those that its fields show.
    pub fn notes(&self, id: ModelId) -> Vec<(Topic, Item)> {
        self.notes.get(&id).cloned().unwrap_or_default()
    }

    fn add_finding(&mut self, context: &Context, locator: &Locator, finding: &Diagnostic) {
        let Some(topic) = Topic::of(finding) else {
            return;
        };
        let spot = locator.find(finding);
        if let Some(spot) = &spot {
            self.mark(topic, spot.model, spot.anchor.clone());
        }
        let primary = finding.primary.as_ref();
        let label = primary.map(|it| it.text.as_str()).unwrap_or_default();
        let item = Item {
            anchor: spot
                .as_ref()
                .map(|spot| spot.anchor.clone())
                .unwrap_or_default(),
            text: match label {
                "" => finding.message.clone(),
                label => format!("{}: {label}", finding.message),
            },
            place: primary
                .map(|label| place(context, label.span))
                .or_else(|| finding.path.clone())
                .unwrap_or_default(),
            quote: primary
                .map(|label| context.line(label.span, MAX_QUOTE))
                .unwrap_or_default(),
        };
        if let Some(spot) = &spot {
            let notes = self.notes.entry(spot.model).or_default();
            notes.push((topic, item.clone()));
        }
        self.push(topic, 1, item);
    }

    fn add_model(&mut self, anchors: &Anchors, id: ModelId, model: &Model) {
        let mut add = |topic, text: String, members: &[&str]| {
            for member in members {
                self.mark(topic, id, anchors.member(id, member));
            }
            let item = Item {
                anchor: anchors.model(id).to_owned(),
                text,
                place: String::new(),
                quote: String::new(),
            };
            self.push(topic, members.len().max(1), item);
        };
        match &model.shape {
            Shape::Struct(it) => {
                for (topic, is_open, words) in FIELD_TOPICS {
                    let fields = it.fields.iter();
                    let found: Vec<&Field> = fields.filter(|field| is_open(field)).collect();
                    if found.is_empty() {
                        continue;
                    }
                    let texts: Vec<String> = found.iter().map(|field| words(field)).collect();
                    let names: Vec<&str> = found.iter().map(|it| it.rust_name.as_str()).collect();
                    add(topic, texts.join(", "), &names);
                }
            }
            Shape::Opaque => {
                add(Topic::Opaque, "the whole model".to_owned(), &[]);
                self.mark(Topic::Opaque, id, anchors.model(id).to_owned());
            }
            Shape::Enum(_) | Shape::Union(_) => {}
        }
    }

    fn mark(&mut self, topic: Topic, model: ModelId, anchor: String) {
        self.marks.entry(anchor).or_default().insert(topic);
        self.by_model.entry(model).or_default().insert(topic);
    }

    fn push(&mut self, topic: Topic, count: usize, item: Item) {
        if let Some(group) = self.groups.iter_mut().find(|it| it.topic == topic) {
            group.count += count;
            group.items.push(item);
        }
    }
}

/// Larger groups are collapsed, whatever they are about.
const MAX_OPEN: usize = 50;

impl Group {
    /// Whether its items are shown from the start.
    pub fn is_open(&self) -> bool {
        self.topic <= Topic::Unclear && self.items.len() <= MAX_OPEN
    }

    fn new(topic: Topic) -> Self {
        Self {
            topic,
            count: 0,
            items: Vec::new(),
        }
    }
}

/// A topic, the fields that it is about, and the text for each.
type FieldTopic = (Topic, fn(&Field) -> bool, fn(&Field) -> String);

/// What the model itself leaves open.
const FIELD_TOPICS: [FieldTopic; 3] = [
    (Topic::Name, is_guess, |field| field.wire_name.clone()),
    (Topic::Null, may_be_null, |field| field.wire_name.clone()),
    (Topic::Opaque, is_opaque, |field| field.wire_name.clone()),
];

/// Whether no source shows the wire name.
pub fn is_guess(field: &Field) -> bool {
    field.is_guess
}

/// Whether nothing says whether it may be null.
pub fn may_be_null(field: &Field) -> bool {
    field.presence == Presence::RequiredNullabilityUnknown
}

/// Whether there is any JSON in it.
pub fn is_opaque(field: &Field) -> bool {
    let mut found = false;
    let mut visit = |ty: &Type| found |= matches!(ty, Type::Primitive(Primitive::Any));
    field.ty.walk(&mut visit);
    found
}

//! Properties for any text, and for any value in any language.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::literal::*;

const LANGUAGES: [Language; 4] = [
    Language::TypeScript,
    Language::Python,
    Language::Go,
    Language::Json,
];

/// Asserts that every range of `node` is one of `text` and inside the one around it.
fn check_ranges(text: &str, node: &Node, outer: &Range<usize>) {
    let Range { start, end } = node.range;
    assert!(
        outer.start <= start && start <= end && end <= outer.end,
        "{node:?} in {outer:?}"
    );
    assert!(text.get(start..end).is_some(), "{node:?}");
    match &node.value {
        Value::Array(items) => {
            items
                .iter()
                .for_each(|item| check_ranges(text, item, &node.range));
        }
        Value::Object(object) => {
            for entry in &object.entries {
                assert!(text.get(entry.key_range.clone()).is_some(), "{entry:?}");
                assert!(entry.key_range.start >= start, "{entry:?}");
                assert!(entry.key_range.end <= entry.value.range.end, "{entry:?}");
                check_ranges(text, &entry.value, &node.range);
            }
        }
        _ => {}
    }
}

fn read_everything(code: &str) {
    let all = 0..code.len();
    for language in LANGUAGES {
        for assigned in assigned(language, code) {
            check_ranges(code, &assigned.value, &all);
        }
        for call in calls(language, code) {
            assert!(code.get(call.range.clone()).is_some(), "{call:?}");
            for argument in &call.arguments {
                check_ranges(code, argument, &call.range);
            }
        }
    }
    if let Some(node) = json(code) {
        check_ranges(code, &node, &all);
    }
}

/// A value without ranges, to be printed in any language.
#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Leaf(Value),
    Array(Vec<Tree>),
    /// A struct, whose keys are names.
    Struct(Vec<(String, Tree)>),
    /// A map, whose keys are strings.
    Map(Vec<(String, Tree)>),
}

fn tree(node: Node) -> Tree {
    match node.value {
        Value::Array(items) => Tree::Array(items.into_iter().map(tree).collect()),
        Value::Object(object) => {
            let quoted = object.entries.iter().any(|entry| entry.quoted);
            let entries = object.entries.into_iter();
            let entries = entries
                .map(|entry| (entry.key, tree(entry.value)))
                .collect();
            if quoted {
                Tree::Map(entries)
            } else {
                Tree::Struct(entries)
            }
        }
        leaf => Tree::Leaf(leaf),
    }
}

/// How a language prints what differs between languages.
struct Printer {
    language: Language,
    before: &'static str,
    after: &'static str,
    constants: [&'static str; 3],
    date_time: [&'static str; 2],
    date: [&'static str; 2],
    array: [&'static str; 2],
    object: [&'static str; 2],
    colon: &'static str,
    map: [&'static str; 2],
}

const PRINTERS: [Printer; 3] = [
    Printer {
        language: Language::TypeScript,
        before: "let value: X = ",
        after: ";\n",
        constants: ["null", "true", "false"],
        date_time: ["new Date(", ")"],
        date: ["new RFCDate(", ")"],
        array: ["[\n", "]"],
        object: ["{", "}"],
        colon: ": ",
        map: ["{ ", " }"],
    },
    Printer {
        language: Language::Python,
        before: "value: models.X = ",
        after: "\n",
        constants: ["None", "True", "False"],
        date_time: ["parse_datetime(", ")"],
        date: ["date.fromisoformat(", ")"],
        array: ["[", "]"],
        object: ["models.X(\n", ")"],
        colon: "=",
        map: ["{", "}"],
    },
    Printer {
        language: Language::Go,
        before: "v := ",
        after: "\n",
        constants: ["nil", "true", "false"],
        date_time: ["types.MustTimeFromString(", ")"],
        date: ["types.MustDateFromString(", ")"],
        array: ["sdk.Pointer([]any{", "})"],
        object: ["&components.X{\n", "}"],
        colon: ": ",
        map: ["map[string]any{\n", "}"],
    },
];

impl Printer {
    fn print(&self, tree: &Tree) -> String {
        match tree {
            Tree::Leaf(value) => self.leaf(value),
            Tree::Array(items) => {
                let items = items.iter().map(|item| self.print(item) + ",\n");
                around(self.array, &items.collect::<String>())
            }
            Tree::Struct(entries) => {
                let entry = |(key, value): &(String, Tree)| {
                    format!("{key}{}{},\n", self.colon, self.print(value))
                };
                around(self.object, &entries.iter().map(entry).collect::<String>())
            }
            Tree::Map(entries) => {
                let entry = |(key, value): &(String, Tree)| {
                    format!("{}: {},", quote(key), self.print(value))
                };
                around(self.map, &entries.iter().map(entry).collect::<String>())
            }
        }
    }

    fn leaf(&self, value: &Value) -> String {
        let [null, yes, no] = self.constants;
        match value {
            Value::Null => null.to_owned(),
            Value::Bool(value) => if *value { yes } else { no }.to_owned(),
            Value::Number(number) => number.clone(),
            Value::DateTime(text) => around(self.date_time, &quote(text)),
            Value::Date(text) => around(self.date, &quote(text)),
            Value::String(text) => quote(text),
            other => panic!("{other:?} is no leaf"),
        }
    }
}

fn around([before, after]: [&str; 2], inner: &str) -> String {
    format!("{before}{inner}{after}")
}

fn quote(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => write!(quoted, "\\u{:04x}", u32::from(c)).expect("a string"),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| Value::Number(number.to_string())),
        "-?[0-9]{1,6}\\.[0-9]{1,3}".prop_map(Value::Number),
        any::<String>().prop_map(Value::String),
        "[ -~]{0,12}".prop_map(Value::String),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z".prop_map(Value::DateTime),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Value::Date),
    ];
    leaf.prop_map(Tree::Leaf).prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::Array),
            prop::collection::vec(("[A-Za-z_][A-Za-z0-9_]{0,8}", inner.clone()), 0..5)
                .prop_map(Tree::Struct),
            prop::collection::vec((any::<String>(), inner), 1..5).prop_map(Tree::Map),
        ]
    })
}

const PIECES: &str = "let v: X = ¦v := ¦v = ¦var ¦x: T = ¦await s.a.b(¦s.a(¦models.X(¦c.X{¦[]T{¦\
    map[string]any{¦p.Pointer(¦new Date(¦Create1(¦(¦)¦[¦]¦{¦}¦,¦:¦;¦=¦=>¦.¦-¦&¦*¦**¦<¦>¦nil¦null¦\
    None¦a¦as ¦1¦-1.5¦\"s\"¦'¦\"¦`¦'''¦/*¦*/¦//¦#¦\\¦\n¦ ¦é¦日¦b'x'¦f\"{\"¦\\u{¦${";

/// Code that is nearly right: the tokens of all the languages in any order.
fn nearly_code() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES.split('¦').collect::<Vec<_>>());
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_panics(code in any::<String>()) {
        read_everything(&code);
    }

    #[test]
    fn no_mutilated_code_panics(code in nearly_code()) {
        read_everything(&code);
    }

    #[test]
    fn cut_code_is_read_without_panic(tree in trees(), cut in any::<prop::sample::Index>()) {
        for printer in &PRINTERS {
            let code = format!("{}{}", printer.before, printer.print(&tree));
            let ends: Vec<usize> = code.char_indices().map(|(at, _)| at).collect();
            read_everything(&code[..*cut.get(&ends)]);
        }
    }

    #[test]
    fn printed_values_read_back(wanted in trees()) {
        for printer in &PRINTERS {
            let code = [printer.before, &printer.print(&wanted), printer.after].concat();
            let mut values = assigned(printer.language, &code);
            prop_assert_eq!(values.len(), 1, "{}", &code);
            let node = values.swap_remove(0).value;
            check_ranges(&code, &node, &(0..code.len()));
            let slice = format!("v = {}", &code[node.range.clone()]);
            let again = assigned(printer.language, &slice).swap_remove(0).value;
            prop_assert_eq!(tree(again), wanted.clone(), "{}", &slice);
            prop_assert_eq!(tree(node), wanted.clone(), "{}", &code);
        }
    }

    #[test]
    fn printed_json_reads_back(numbers in prop::collection::vec(any::<i32>(), 0..5), key in any::<String>()) {
        let code = format!("{{{}: {numbers:?}}}", quote(&key));
        let wanted = numbers.iter().map(|number| Tree::Leaf(Value::Number(number.to_string())));
        let wanted = Tree::Map(vec![(key, Tree::Array(wanted.collect()))]);
        prop_assert_eq!(json(&code).map(tree), Some(wanted));
    }
}

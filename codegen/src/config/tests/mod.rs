use std::path::Path;

use super::*;
use crate::text::SourceFile;

fn sources(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile {
        path: FILE_NAME.into(),
        prefix: String::new(),
        text: text.into(),
    });
    (sources, file)
}

fn project(text: &str) -> Result<Project, Vec<String>> {
    let (sources, file) = sources(text);
    let project = Config::parse(&sources, file).and_then(|it| it.resolve(Path::new("/base")));
    project.map_err(|problems| problems.iter().map(|it| it.one_line(&sources)).collect())
}

fn problems(text: &str) -> Vec<String> {
    project(text).unwrap_err()
}

#[test]
fn the_documented_example_is_read() {
    let project = project(include_str!("../example.toml")).unwrap();
    assert_eq!(project.name, "hathora-models");
    assert_eq!(project.out, Path::new("/base/generated"));
    let docs: Vec<_> = project
        .docs
        .iter()
        .map(|it| {
            (
                it.prefix.as_str(),
                it.module.as_str(),
                it.dialect.map(|it| it.id),
            )
        })
        .collect();
    assert_eq!(
        docs,
        [
            (
                "docs-input/typescript/",
                "typescript",
                Some("speakeasy-typescript")
            ),
            ("docs-input/python/", "python", None),
            ("docs-input/unity/", "unity", None),
        ]
    );
}

#[test]
fn what_the_example_calls_the_default_is_it() {
    let short = project("[[source]]\ndocs = 'docs-input/typescript'").unwrap();
    let long = project(include_str!("../example.toml")).unwrap();
    assert_eq!(short.name, "generated");
    assert_eq!((short.out, short.options), (long.out, long.options));
    assert_eq!(short.docs[0].module, "");
}

#[test]
fn keys_and_values_that_do_not_exist_are_pointed_at() {
    let source = "[[source]]\ndocs = 'd'\n";
    for (text, expected) in [
        (
            "[crate]\nnaem = 'x'\n",
            "2:1: there is no key `naem` here [invalid-config] (did you mean `name`?)",
        ),
        (
            "[crates]\n",
            "1:2: there is no key `crates` here [invalid-config] (did you mean `crate`?)",
        ),
        (
            "[[source]]\ndoc = 'd'\n",
            "2:1: there is no key `doc` here [invalid-config] (did you mean `docs`?)",
        ),
        (
            "[[source]]\nfolder = 'd'\n",
            "2:1: there is no key `folder` here [invalid-config] (the keys are `docs`, `module`, `dialect`, `wire-case`, `corroborates`, `git`, `rev`, `tag`, `path`)",
        ),
        (
            "[crate]\ndates = 'chron'\n",
            "2:9: `chron` is not a valid value [invalid-config] (did you mean `chrono`?)",
        ),
        (
            "[crate]\nenums = 'as_documented'\n",
            "2:9: `as_documented` is not a valid value [invalid-config] (did you mean `as-documented`?)",
        ),
        (
            "[crate]\nname = 3\n",
            "2:8: this cannot be read: invalid type: integer `3`, expected a string [invalid-config]",
        ),
        (
            "[[source]]\nmodule = 'x'\n",
            "1:1: the key `docs` is missing [invalid-config]",
        ),
        (
            "[crate\n",
            "1:7: this cannot be read: unclosed table, expected `]` [invalid-config]",
        ),
    ] {
        assert_eq!(
            problems(&format!("{text}{source}")),
            [format!("fieldnotes.toml:{expected}")],
            "{text}"
        );
    }
    let one_bracket = "1:1: there can be several sources, so each is an element of a list [invalid-config] (write \
                       `[[source]]`)";
    assert_eq!(
        problems("[source]\ndocs = 'd'\n"),
        [format!("fieldnotes.toml:{one_bracket}")]
    );
}

#[test]
fn everything_wrong_with_the_values_is_reported_at_once() {
    let text = "\
[crate]
name = '1st'
out = 'docs/a/out'

[[source]]
docs = 'docs/a'
dialect = 'speakeasy-typescrip'

[[source]]
docs = 'other/a'

[[source]]
docs = ''
module = 'Two Words'
dialect = 'cobol'

[[source]]
docs = 'docs/support'
module = 'support'
";
    let ids: Vec<&str> = crate::dialect::DIALECTS.iter().map(|it| it.id).collect();
    let all = ids.join("`, `");
    assert_eq!(
        problems(text),
        [
            "7:11: there is no dialect `speakeasy-typescrip` [invalid-config] (did you mean `speakeasy-typescript`?)",
            "10:8: two sources would both go to the module `a` [invalid-config] (give each `[[source]]` its own `module`)",
            "13:8: the folder of docs is empty [invalid-config] (write \".\" for the folder of the config file)",
            "14:10: `Two Words` is not a module name [invalid-config] (write `two_words`)",
            &format!("15:11: there is no dialect `cobol` [invalid-config] (the dialects are `{all}`)"),
            "19:10: the module name `support` is reserved for the generated code [invalid-config] (choose another name)",
            "2:8: `1st` cannot be a package name [invalid-config] (a name starts with a letter and has only \
             letters, digits, `-` and `_`)",
            "3:7: the output folder is inside the folder of docs `docs/a`, so its files would be read as pages \
             [invalid-config] (move one of them elsewhere)",
        ]
        .map(|it| format!("fieldnotes.toml:{it}"))
    );
    assert_eq!(
        problems("[crate]\nname = 'x'\n"),
        [
            "fieldnotes.toml:1:1: there is no folder of docs to read [invalid-config] (add `[[source]]` with \
          `docs = \"FOLDER\"`)"
        ]
    );
}

#[test]
fn prefixes_say_nothing_about_the_machine() {
    let text = "\
[[source]]
docs = './one//docs'
module = 'a'
[[source]]
docs = '/home/me/docs'
module = 'b'
[[source]]
docs = '../docs/'
module = 'c'
";
    let project = project(text).unwrap();
    let names: Vec<_> = project
        .docs
        .iter()
        .map(|it| (&*it.shown, &*it.prefix))
        .collect();
    assert_eq!(
        names,
        [
            ("one/docs/", "one/docs/"),
            ("/home/me/docs/", "docs/"),
            ("../docs/", "c/docs/"),
        ]
    );
}

#[test]
fn a_command_line_wins_over_the_file() {
    let (sources, file) = sources("[crate]\nname = 'a'\ndates = 'jiff'\n[[source]]\ndocs = 'd'\n");
    let mut config = Config::parse(&sources, file).unwrap();
    config.apply(Overrides {
        name: Some("b".into()),
        enums: Some(EnumPolicy::Closed),
        dialect: Some("speakeasy-unity".into()),
        sources: vec![Source::new("e").dialect("none")],
        ..Overrides::default()
    });
    let project = config.resolve(Path::new("")).unwrap();
    assert_eq!(
        (project.name.as_str(), project.out.to_str()),
        ("b", Some("generated"))
    );
    assert_eq!(
        (project.options.dates, project.options.enums),
        (Dates::Jiff, EnumPolicy::Closed)
    );
    let dialects: Vec<_> = project
        .docs
        .iter()
        .map(|it| it.dialect.unwrap().id)
        .collect();
    assert_eq!(dialects, ["speakeasy-unity"; 2]);
}

//! Calls of operations in snippets.

use super::*;

/// All that `code` calls: `path(argument, …); …`.
fn called(language: Language, code: &str) -> String {
    let show = |call: &Call| {
        let arguments = call
            .arguments
            .iter()
            .map(show)
            .collect::<Vec<_>>()
            .join(", ");
        format!("{}({arguments})", call.path)
    };
    calls(language, code)
        .iter()
        .map(show)
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn typescript_calls() {
    let code = r#"
import { Sdk } from "sdk";

const sdk = new Sdk({ appId: process.env["ID"] ?? "" });

async function run() {
  const result = await sdk.links.create("id", {
    url: "https://example.com/{a}",
    tags: ["a"],
  }, undefined, 5);

  for await (const page of result) {
    console.log(page);
  }
}

run();
"#;
    let wanted =
        "sdk.links.create(\"id\", {url: \"https://example.com/{a}\", tags: [\"a\"]}, ?, #5)";
    assert_eq!(called(Language::TypeScript, code), wanted);
    let standalone = "  const res = await linksCreate(sdk, { a: 1 });\n  if (res.ok) {\n  }";
    assert_eq!(
        called(Language::TypeScript, standalone),
        "linksCreate(?, {a: #1})"
    );
    assert_eq!(
        called(Language::TypeScript, "  await sdk.a.stop(\"x\");"),
        "sdk.a.stop(\"x\")"
    );
}

#[test]
fn python_calls() {
    let code = r#"
from sdk import Sdk

with Sdk(
    token="KEY",
) as s:

    res = s.links.create("id", request={
        "url": "x",
    }, limit=5)

    while res is not None:
        # Handle items
        res = res.next()

    s.links.delete(link_id="a")
    print(res)
"#;
    let wanted = "s.links.create(\"id\", {request: {\"url\": \"x\"}, limit: #5}); \
                  s.links.delete({link_id: \"a\"})";
    assert_eq!(called(Language::Python, code), wanted);
    let last = calls(Language::Python, "s.a(b=1, c=2)")
        .pop()
        .expect("a call");
    assert_eq!(last.range, 0..13);
    assert_eq!(
        last.arguments.first().map(|node| node.range.clone()),
        Some(4..12)
    );
}

#[test]
fn go_calls() {
    let code = r#"
package main

import(
	"context"
	"log"
)

func main() {
    ctx := context.Background()

    s := sdk.New(
        sdk.WithSecurity("KEY"),
    )

    res, err := s.Links.Create(ctx, &operations.X{
        URL: "x",
        Tags: sdk.Pointer(operations.CreateTagsArrayOfStr(
            []string{
                "a",
            },
        )),
    }, nil)
    if err != nil {
        log.Fatal(err)
    }
}
"#;
    let wanted = "s.Links.Create(?, operations.X{URL: \"x\", Tags: [\"a\"]}, null)";
    assert_eq!(called(Language::Go, code), wanted);
}

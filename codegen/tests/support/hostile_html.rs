//! Pages that try to get a script, a request or an element into whatever shows them.

use super::cli::Project;

/// Texts for every place that a page has.
pub const TEXTS: &[&str] = &[
    "<script>window.pwned=1</script>",
    "</noscript><script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</style><style>body{display:none}</style>",
    "\"><img src=x onerror=window.pwned=1>",
    "' onmouseover='window.pwned=1' x='",
    "\" autofocus onfocus=\"window.pwned=1",
    "<svg/onload=window.pwned=1>",
    "<img src=https://outside.example/a.png><iframe src=https://outside.example/></iframe>",
    "<link rel=stylesheet href=https://outside.example/a.css>",
    "<meta http-equiv=refresh content='0;url=https://outside.example/'>",
    "<base href=https://outside.example/>",
    "<form action=https://outside.example/><button>Go</button></form>",
    "[click](javascript:window.pwned=1) ![image](https://outside.example/b.png)",
    "[data](data:text/html,<script>window.pwned=1</script>)",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.pwned=1&#62;",
    "<!-- <![CDATA[ ]]> -->",
    "</details></table></main></body></html>",
    "<details open ontoggle=window.pwned=1><summary>a</summary></details>",
    "<math><mi//xlink:href=\"data:x,<script>window.pwned=1</script>\">",
    "{{ style_hash }} {% raw %} {{ 7 * 7 }}",
    "\u{202e}desrever\u{202c} \u{200b}\u{feff}",
];

/// Adds pages with all of them to `project`.
pub fn write(project: &Project) {
    let mut rows = String::new();
    let mut values = String::new();
    for (index, text) in TEXTS.iter().enumerate() {
        let cell = text.replace('|', "\\|");
        rows.push_str(&format!(
            "| `field{index}` | *string* | :heavy_check_mark: | {cell} | {cell} |\n\
             | `{cell}` | *string* | :heavy_minus_sign: | ~~Deprecated: {cell}~~ | |\n\
             | `typed{index}` | {cell} | :heavy_minus_sign: | N/A | |\n"
        ));
        values.push_str(&format!("| `{}` | {cell} |\n", index));
        let name = format!("docs/models/components/hostile{index}.md");
        project.write(
            &name,
            &format!(
                "# Hostile{index}\n\nAbout it: {text}\n\n## Fields\n\n\
                 | Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
                 | `port` | [components.Port](../components/port.md) | :heavy_check_mark: | {cell} | {cell} |\n\
                 | `kind` | [components.Kind](../components/kind.md) | :heavy_check_mark: | {cell} | {cell} |\n"
            ),
        );
    }
    // With such a title it is not a model, which is a finding.
    let title = format!("# Title {}\n\n## Fields\n", TEXTS.concat());
    project.write("docs/models/components/title.md", &title);
    project.write(
        "docs/models/components/hostilerows.md",
        &format!(
            "# HostileRows\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n\
             | --- | --- | --- | --- | --- |\n{rows}"
        ),
    );
    project.write(
        "docs/models/components/kind.md",
        &format!("# Kind\n\n## Values\n\n| Name | Value |\n| --- | --- |\n{values}"),
    );
    project.write(
        "docs/models/<b>bold/evil\"page'.md",
        "# Evil\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | `a` | *string* | :heavy_check_mark: | N/A |\n",
    );
}

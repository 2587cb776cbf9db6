//! The page of `fieldnotes report` in a browser: by keyboard, by mouse, without JavaScript, and against hostile docs.
//!
//! `FIELDNOTES_LOAD=1` also opens a page of 11,000 models, prints its size and how long it took, and checks them against
//! what users are promised; it needs a release build and an idle machine.

#[path = "../benches/pipeline/pages.rs"]
mod pages;

use crate::support::chromium::Browser;
use crate::support::cli::Project;
use crate::support::hostile_html;
use serde_json::{Value, json};

const LINK: &str = "\
# Link

A short link.

## Fields

| Field        | Type                                             | Required           | Description | Example |
| ------------ | ------------------------------------------------ | ------------------ | ----------- | ------- |
| `id`         | *string*                                         | :heavy_check_mark: | Names it.   | abc     |
| `clickCount` | *number*                                         | :heavy_minus_sign: | N/A         | 1.5     |
| `protocol`   | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A         |         |
";

/// Models besides the few that are checked.
const OTHERS: usize = 560;

/// A report with a change in it, and a browser, if there is one.
fn opened() -> Option<(Project, String, Browser)> {
    let mut browser = Browser::start()?;
    let project = Project::new();
    project.write("docs/models/components/link.md", LINK);
    let zone =
        "# Zone\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | 42 |\n| `B` | 7 |\n";
    project.write("docs/models/components/zone.md", zone);
    project.commit();
    project.replace(
        "docs/models/components/link.md",
        "| `id`         | *string*",
        "| `id`         | *number*",
    );
    // Enough for models to be collapsed until they are needed.
    for index in 0..OTHERS {
        let name = format!("docs/models/others/other{index}.md");
        project.write(&name, &LINK.replace("# Link", &format!("# Other{index}")));
    }
    project.run(&["report", "--since", "git:HEAD"]).expect(0);
    let url = url(&project);
    browser.screen(1280, 800, "light");
    browser.open(&url);
    Some((project, url, browser))
}

fn url(project: &Project) -> String {
    format!("file://{}", project.0.path().join("report.html").display())
}

/// Whether the middle of what has this id is on the screen, below the head of the page.
fn is_seen(id: &str) -> String {
    format!(
        "(() => {{ const box = document.getElementById({id:?})?.getBoundingClientRect(); \
         return box && box.height > 0 && box.top >= 40 && box.top < innerHeight; }})()"
    )
}

fn is_open(id: &str) -> String {
    format!(
        "document.getElementById({id:?}).open && document.getElementById({id:?}).querySelector('table')"
    )
}

#[test]
fn search_by_keyboard() {
    let Some((_project, _, mut browser)) = opened() else {
        return;
    };
    browser.press("/");
    browser.until("document.activeElement.id === 'query'");
    browser.write("click_COUNT");
    browser.until("document.querySelectorAll('#hits a').length === 60");
    browser.write(" no such");
    browser.until("document.querySelectorAll('#hits a').length === 0 && !document.getElementById('hits').hidden");
    browser.press("Escape");
    browser.until("document.getElementById('hits').hidden");
    browser.eval("document.getElementById('query').value = ''");
    // By its name in the docs, if the Rust name has extra letters.
    browser.write("42");
    browser.until("document.querySelector('#hits a b')?.textContent.startsWith('Zone.')");
    browser.eval("document.getElementById('query').value = ''");
    browser.write("Link");
    browser.until("document.querySelector('#hits a b')?.textContent === 'Link'");
    browser.press("ArrowDown");
    browser.press("ArrowDown");
    browser.press("ArrowUp");
    browser.until("document.activeElement.hash === '#components.Link'");
    browser.press("Enter");
    browser.until(&is_open("components.Link"));
    browser.until(&is_seen("components.Link"));
    browser.until(
        "document.getElementById('hits').hidden && document.activeElement.localName === 'summary'",
    );
    // The model has the focus, so that the keyboard can continue from it.
    browser.press("Enter");
    browser.until("!document.getElementById('components.Link').open");
}

#[test]
fn a_model_opens_and_its_links_lead_on() {
    let Some((_project, url, mut browser)) = opened() else {
        return;
    };
    assert_ne!(
        browser.eval("document.querySelectorAll('.chunk > noscript').length"),
        0
    );
    browser.eval("location.hash = '#models'");
    browser.until("document.getElementById('components.Link')");
    browser.click("[id='components.Link'] > summary");
    browser.until(&is_open("components.Link"));
    let row = "document.getElementById('components.Link.click_count')";
    let text = browser.eval(&format!("{row}.innerText"));
    for part in [
        "`clickCount` | *number*",
        "click_count: Option<crate::Number>",
        "optional",
        "an example has a fraction",
    ] {
        assert!(
            text.as_str().unwrap().contains(part),
            "{part} is not in {text}"
        );
    }
    browser.click("[id='components.Link.protocol'] a");
    browser.until(&is_open("components.Protocol"));
    browser.until(&is_seen("components.Protocol"));
    // A place can be sent to somebody.
    browser.open("about:blank");
    browser.open(&format!("{url}#others.Other559.click_count"));
    browser.until(&is_open("others.Other559"));
    browser.until(&is_seen("others.Other559.click_count"));
    // Going back works, and so does a link to where we are.
    browser.eval("location.hash = '#coverage'");
    browser.until(&is_seen("coverage"));
    browser.eval("history.back()");
    browser.until(&is_seen("others.Other559.click_count"));
}

#[test]
fn what_is_to_settle_and_what_has_changed() {
    let Some((_project, _, mut browser)) = opened() else {
        return;
    };
    let changes = browser.eval("document.getElementById('changes').innerText");
    for part in [
        "git:HEAD",
        "560 compatible",
        "breaking",
        "components.Link",
        "String → Number",
        "Rust major",
        "old code refuses",
    ] {
        assert!(
            changes.as_str().unwrap().contains(part),
            "{part} is not in {changes}"
        );
    }
    browser.click("#changes li a");
    browser.until(&is_seen("components.Link.id"));
    browser.click("#settle summary");
    browser.until("document.querySelectorAll('#settle .items a').length === 562");
    browser.click("#settle .items a[href='#others.Other7']");
    browser.until(&is_open("others.Other7"));
    let coverage = browser.eval("document.getElementById('coverage').innerText");
    assert!(
        coverage
            .as_str()
            .unwrap()
            .contains("others\t560\t1680\t0 % \t33 %"),
        "{coverage}"
    );
}

/// Goes to the first models that are still collapsed.
const NOTHING_FOLDED: &str = "(() => { const it = document.querySelector('.chunk > noscript'); \
                              it?.parentNode.scrollIntoView(); return !it; })()";

#[test]
fn narrow_screens_and_both_schemes() {
    let Some((_project, _, mut browser)) = opened() else {
        return;
    };
    let mut backs = Vec::new();
    for (width, scheme) in [
        (320, "light"),
        (390, "dark"),
        (800, "light"),
        (1600, "dark"),
    ] {
        browser.screen(width, 800, scheme);
        browser.eval("document.querySelectorAll('details').forEach(it => it.open = true)");
        browser.until(NOTHING_FOLDED);
        let over = browser.eval("document.documentElement.scrollWidth - innerWidth");
        assert_eq!(over, 0, "at {width}");
        backs.push(browser.eval("getComputedStyle(document.body).backgroundColor"));
    }
    assert_eq!(backs[0], backs[2]);
    assert_eq!(backs[1], backs[3]);
    assert_ne!(backs[0], backs[1]);
}

#[test]
fn without_javascript_all_of_it_is_there() {
    let Some((_project, url, mut browser)) = opened() else {
        return;
    };
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({"value": true}),
    );
    browser.open("about:blank");
    browser.open(&url);
    let root = browser.call("DOM.getDocument", json!({"depth": 0}))["root"]["nodeId"].take();
    let mut count = |selector: &str| {
        let wanted = json!({"nodeId": root, "selector": selector});
        let found = browser.call("DOM.querySelectorAll", wanted);
        found["nodeIds"].as_array().unwrap().len()
    };
    assert_eq!(count(".parts"), OTHERS + 4);
    assert_eq!(count("tr[id='others.Other3.click_count'] .why li"), 1);
    assert_eq!(count("#search[hidden]"), 1);
    assert_eq!(count("#changes article"), OTHERS + 1);
}

/// What the browser reports about the page: requests, errors, policy violations.
fn complaints(events: &[Value]) -> Vec<&Value> {
    let is_own = |event: &Value| {
        let url = event["params"]["request"]["url"]
            .as_str()
            .unwrap_or_default();
        url.starts_with("file://") && url.ends_with("/report.html")
    };
    let is_bad = |event: &&Value| match event["method"].as_str().unwrap_or_default() {
        "Network.requestWillBeSent" => !is_own(event),
        "Log.entryAdded"
        | "Runtime.exceptionThrown"
        | "Page.frameAttached"
        | "Page.javascriptDialogOpening" => true,
        _ => false,
    };
    events.iter().filter(is_bad).collect()
}

#[test]
fn hostile_docs_run_nothing_and_ask_for_nothing() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let project = Project::new();
    let constant = LINK.replace("*number*", "*\"<script>window.pwned=1</script>\"*");
    project.write("docs/models/components/link.md", &constant);
    project.commit();
    project.replace(
        "docs/models/components/link.md",
        "<script>window",
        "<img src=x onerror=window",
    );
    hostile_html::write(&project);
    project.run(&["report", "--since", "git:HEAD"]).expect(0);
    browser.open(&url(&project));
    browser.eval("document.querySelectorAll('details').forEach(it => it.open = true)");
    browser.until("!document.querySelector('noscript')");
    for text in ["<img", "script", "window.pwned"] {
        browser.eval(
            "document.getElementById('query').focus(); document.getElementById('query').value = ''",
        );
        browser.write(text);
    }
    // Whatever a person could touch.
    browser.eval("document.querySelectorAll('main *').forEach(it => it.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))");
    browser.eval("document.querySelectorAll('main a').forEach(it => it.click())");
    let elements = browser.eval("[...new Set([...document.querySelectorAll('body *')].map(it => it.localName))].sort().join(' ')");
    assert_eq!(
        elements,
        "a article b code dd del details div dl dt em h1 h2 h3 header i input ins kbd li main meter nav p q script section small span summary table tbody td th thead tr ul"
    );
    let events = browser.events();
    assert_eq!(complaints(&events), Vec::<&Value>::new());
    assert_eq!(browser.eval("typeof window.pwned"), "undefined");
    assert_eq!(
        browser.eval("document.title"),
        "acme-models – fieldnotes report"
    );
    let texts = browser.eval("document.body.innerText");
    assert!(
        texts
            .as_str()
            .unwrap()
            .contains("<script>window.pwned=1</script>")
    );
}

/// If text should ever escape, the policy is the second line of defence.
#[test]
fn the_policy_refuses_what_is_not_ours() {
    let Some((_project, _, mut browser)) = opened() else {
        return;
    };
    browser.events();
    browser.eval(
        "for (const [name, text] of [['script', 'window.pwned=1'], ['style', 'body { display: none }']]) {
           const it = document.createElement(name); it.textContent = text; document.body.append(it);
         }
         for (const [name, to] of [['img', 'src'], ['iframe', 'src'], ['object', 'data']]) {
           const it = document.createElement(name); it[to] = 'https://outside.example/'; document.body.append(it);
         }
         document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.pwned=1\" id=last style=\"color: red\">x</b>');
         document.getElementById('last').click();",
    );
    let events = browser.events();
    let refused = events.iter().filter(|it| {
        it["params"]["entry"]["text"]
            .as_str()
            .is_some_and(|it| it.contains("Content Security Policy"))
    });
    assert!(refused.count() >= 6, "{events:#?}");
    assert_eq!(browser.eval("typeof window.pwned"), "undefined");
    assert_eq!(
        browser.eval("getComputedStyle(document.body).display === 'none'"),
        false
    );
}

#[test]
fn eleven_thousand_models() {
    const MODELS: usize = 11_000;
    if std::env::var_os("FIELDNOTES_LOAD").is_none() {
        println!("skipped: FIELDNOTES_LOAD is not set");
        return;
    }
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let project = Project::new();
    pages::write(&project.0.path().join("docs"), MODELS, 1).unwrap();
    project.run(&["report"]).expect(0);
    let size = std::fs::metadata(project.0.path().join("report.html"))
        .unwrap()
        .len();
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            browser.open("about:blank");
            browser.open(&url(&project));
            browser
                .eval("performance.getEntriesByType('navigation')[0].loadEventEnd")
                .as_f64()
                .unwrap()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{} MB, opened in {:.0} to {:.0} ms",
        size / 1_000_000,
        times[0],
        times[4]
    );
    assert!(size <= 30_000_000, "{size} bytes");
    assert!(times[2] <= 1500.0, "{times:?} ms");
}

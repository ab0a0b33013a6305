//! Every page for every visitor meets WCAG 2.2 AA as far as axe can tell, fits its screen, and makes no complaint.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::browser::Screen;
use crate::pages::pages;
use crate::stage::{RequestIdentity, Stage, VISITORS};

const AXE: &str = include_str!("vendor/axe-4.14.1.min.js");

const CHECK: &str = r#"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
axe.run(arguments[0] ? document : { exclude: [['header.top'], ['footer.foot']] }, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
  result => done(result.violations.flatMap(rule => rule.nodes.map(
    node => rule.id + ' (' + rule.help + '): ' + node.html.slice(0, 200) + ' ' + (node.failureSummary || '').replace(/\s+/g, ' ').slice(0, 240)))),
  error => done(['axe failed: ' + error]));
"#;

/// Pages of which axe looks at the head and the foot too.
const HEADS: [&str; 3] = ["/", "/public", "/no-such-page"];

/// What is asked of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Everything.
    All,
    /// Whether it fits and makes no complaint. How axe judges a page hangs on its screen and its colours: both screens and both
    /// colours stand among the forms that it looks at, and it takes most of the time.
    Fit,
}

/// In which forms a visitor's pages are looked at: language, screen, appearance. The administrator, who sees the most pages, and
/// the public get both screens and both appearances; those with pages of their own are looked at by axe on a phone; of those who
/// see hardly any other pages than these, axe looks at their home and at what nobody before could open.
fn forms(visitor: RequestIdentity) -> &'static [(&'static str, Screen, &'static str, Asked)] {
    const LIGHT: (&str, Screen, &str, Asked) = ("id", Screen::Phone, "light", Asked::All);
    const DARK: (&str, Screen, &str, Asked) = ("en", Screen::Desktop, "dark", Asked::All);
    match visitor {
        Some("admin") => &[LIGHT, DARK, ("en", Screen::Phone, "dark", Asked::Fit)],
        None => &[LIGHT, DARK],
        Some("office" | "partner") => &[LIGHT, ("en", Screen::Desktop, "dark", Asked::Fit)],
        _ => &[LIGHT],
    }
}

/// What axe finds wrong on the page that is open: on the whole of it, or without its head and foot, which all pages of a visitor
/// have alike.
pub async fn violations(stage: &Stage, whole: bool) -> Vec<String> {
    let asked = vec![Json::from(whole)];
    let found = stage.browser.client.execute_async(&format!("{AXE};{CHECK}"), asked).await.unwrap();
    found.as_array().unwrap().iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

/// How far the page that is open reaches beyond the right edge of the screen, with the innermost of what does; empty where it fits.
const MEASURE: &str = r#"
const screen = document.documentElement.clientWidth;
const wide = document.scrollingElement.scrollWidth - screen;
if (wide <= 0) return '';
const beyond = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > screen);
const inner = beyond.filter(one => !beyond.some(other => other !== one && one.contains(other)));
const named = inner.slice(0, 3).map(one => one.outerHTML.replace(/\s+/g, ' ').slice(0, 120));
return 'reaches ' + wide + ' px beyond a screen of ' + screen + ' px: ' + named.join(' | ');
"#;

/// What is wrong with the width of the page that is open; nothing where it fits.
async fn overhang(stage: &Stage) -> Option<String> {
    let told = stage.browser.client.execute(MEASURE, Vec::new()).await.unwrap();
    told.as_str().filter(|told| !told.is_empty()).map(str::to_owned)
}

async fn faults_of(stage: &Stage, path: &str, screen: Screen, asked: Asked) -> Vec<String> {
    stage.visit(path).await;
    let mut faults = match asked {
        Asked::All => violations(stage, HEADS.contains(&path)).await,
        Asked::Fit => Vec::new(),
    };
    faults.extend(overhang(stage).await);
    // What fits a phone need not fit the narrowest screen; the page stays open for it.
    if screen == Screen::Phone {
        stage.browser.screen(Screen::Narrow).await;
        faults.extend(overhang(stage).await);
        stage.browser.screen(screen).await;
    }
    let expected = |complaint: &String| path == "/no-such-page" && complaint.contains("404");
    faults.extend(stage.browser.complaints().await.into_iter().filter(|complaint| !expected(complaint)));
    faults
}

async fn look_at_all_pages(visitors: &[RequestIdentity]) {
    let Some(stage) = Stage::set().await else { return };
    let (mut looked, mut faults, mut known) = (0, Vec::new(), BTreeSet::new());
    for visitor in visitors {
        let session = stage.session_of(*visitor).await;
        let pages = pages(&stage, session.as_deref()).await;
        let forms = forms(*visitor);
        for (language, screen, theme, asked) in forms {
            stage.enter(session.as_deref(), language, Some(theme)).await;
            stage.browser.screen(*screen).await;
            for path in &pages {
                looked += 1;
                let is_known = forms.len() == 1 && path != "/" && known.contains(path);
                let asked = if is_known { Asked::Fit } else { *asked };
                for fault in faults_of(&stage, path, *screen, asked).await {
                    faults.push(format!("{path} ({visitor:?}, {language}, {screen:?}, {theme}): {fault}"));
                }
            }
        }
        known.extend(pages);
    }
    println!("{looked} pages looked at");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn pages_of_the_secretariat() {
    look_at_all_pages(&VISITORS[1..3]).await;
}

#[tokio::test]
async fn pages_of_everybody_else() {
    look_at_all_pages(&[VISITORS[0], VISITORS[3], VISITORS[4], VISITORS[5], VISITORS[6]]).await;
}

/// The check itself must be able to fail: a picture without a text is found.
#[tokio::test]
async fn the_check_finds_what_is_wrong() {
    let Some(stage) = Stage::set().await else { return };
    stage.visit("/sign-in").await;
    assert_eq!(violations(&stage, true).await, Vec::<String>::new());
    let spoil = "document.querySelector('main').append(document.createElement('img'))";
    stage.browser.client.execute(spoil, Vec::<Json>::new()).await.unwrap();
    stage.browser.screen(Screen::Narrow).await;
    assert_eq!(overhang(&stage).await, None);
    let widen = "const wide = document.createElement('p'); wide.id = 'wide'; wide.textContent = 'x'; wide.style.minWidth = '30rem'; document.querySelector('main').append(wide)";
    stage.browser.client.execute(widen, Vec::<Json>::new()).await.unwrap();
    let told = overhang(&stage).await.unwrap();
    assert!(told.contains("a screen of 320 px") && told.contains("wide"), "{told}");
    for whole in [true, false] {
        let found = violations(&stage, whole).await;
        assert!(found.iter().any(|fault| fault.starts_with("image-alt")), "{found:?}");
    }
}

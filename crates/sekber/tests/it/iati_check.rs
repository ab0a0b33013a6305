//! `sekber iati check`: what the district itself publishes passes, what is wrong is told on its line, and the exit code says which.

use crate::harness::{Harness, on_both_with_the_demonstration};
use crate::program::Program;

#[tokio::test]
async fn what_the_district_publishes_has_nothing_wrong() {
    on_both_with_the_demonstration(async |harness| {
        let seen = harness.public().get("/public/data/activities.xml").await;
        let file = harness.folder().join("activities.xml");
        std::fs::write(&file, &seen.is_ok().bytes).unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let done = program.run(&["iati", "check", file.to_str().unwrap()]);
        let told = String::from_utf8(done.stdout).unwrap();
        assert_eq!(done.status.code(), Some(0), "{told}");
        assert!(told.contains("nothing wrong"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_on_its_line() {
    let harness = Harness::on_sqlite().await;
    let program = Program::on(harness.address(), harness.folder());
    let file = harness.folder().join("wrong.xml");
    let check = |text: &str, more: &[&str]| {
        std::fs::write(&file, text).unwrap();
        let mut arguments = vec!["iati", "check", file.to_str().unwrap()];
        arguments.extend(more);
        let done = program.run(&arguments);
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let wrong = "<iati-activities version=\"2.03\">\n<iati-activity>\n<activity-status code=\"9\"/>\n</iati-activity></iati-activities>";
    let (code, out, error) = check(wrong, &[]);
    assert_eq!(code, Some(1), "{out}{error}");
    assert!(out.contains("line 3: \"9\" is no code of the list ActivityStatus"), "{out}");
    assert!(out.contains("line 2: <title> is missing"), "{out}");
    assert!(error.contains("1 activities, 0 organisations: 7 faults"), "{error}");
    let (code, out, _) = check(wrong, &["--most", "1"]);
    assert_eq!((code, out.lines().count()), (Some(1), 2), "{out}");
    let bomb = "<!DOCTYPE a [<!ENTITY a \"b\">]>\n<iati-activities>&a;</iati-activities>";
    let (code, out, _) = check(bomb, &[]);
    assert_eq!(code, Some(1));
    assert!(out.contains("defines entities of its own"), "{out}");
    let gone = program.run(&["iati", "check", "/nowhere/file.xml"]);
    assert_eq!(gone.status.code(), Some(2));
}

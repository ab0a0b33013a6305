//! Scenarios about the command lines of synchronisation: what people settled becomes lessons that the model learns from, and plain files are
//! graded and counted.

use std::path::Path;

use sekber::kit::card::State;
use sekber::kit::store::sql;
use sekber::shell::doctor;

use crate::harness::{OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, on_both};
use crate::program::Program;
use crate::synchronisation::record_twice;
use crate::verdicts::settle;

/// Runs a command that must go well; what it printed.
fn run(program: &Program, arguments: &[&str]) -> String {
    let done = program.run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap()
}

#[tokio::test]
async fn what_people_settled_teaches_the_model_until_the_facts_change() {
    on_both(async |harness| {
        record_twice(&harness).await;
        settle(&harness.as_staff().await, "merge").await;
        let program = Program::on(harness.address(), harness.folder());
        let folder = harness.folder().join("lessons");
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let out = folder.to_str().unwrap();
        let said = run(&program, &["verdicts", "--out", out]);
        assert!(said.contains("1 verdict was written to learn from; 0 not"), "{said}");
        let (one, other) = (OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME);
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        let pair = format!("{first}\t{second}\t");
        assert_eq!(read(&folder.join("pairs.tsv")), format!("id_a\tid_b\tlabel\treason\n{pair}S\tmerge\n"));
        let programmes = read(&folder.join("programmes.jsonl"));
        assert_eq!(programmes.lines().count(), 2);
        assert!(programmes.lines().all(|line| line.contains("\"home\":\"61.05\"")), "{programmes}");

        // Read again, the records are graded as the page grades them; and the model learns from what was settled.
        let [all, judged, graded, model] =
            ["programmes.jsonl", "pairs.tsv", "graded.tsv", "model.tsv"].map(path);
        let grade = ["overlap", "--programmes", all.as_str(), "--out", graded.as_str()];
        run(&program, &grade);
        let text = read(&folder.join("graded.tsv"));
        assert!(text.starts_with(&format!("{pair}same\t")), "{text}");
        let learn =
            ["overlap", "--programmes", all.as_str(), "--judged", judged.as_str(), "--out", model.as_str()];
        let measured: serde_json::Value = serde_json::from_str(run(&program, &learn).trim()).unwrap();
        assert_eq!(measured["pairs"], 1);
        for measure in ["average_precision", "precision", "recall", "macro_f1"] {
            assert_eq!(measured[measure].as_array().map(Vec::len), Some(3), "{measured}");
        }
        let learned = read(&folder.join("model.tsv"));
        assert_eq!(learned.lines().count(), 11);
        // One lesson alone says that everything is the same; begun from the model in use it moves that a little.
        run(&program, &[learn.to_vec(), vec!["--onward"]].concat());
        let moved = read(&folder.join("model.tsv"));
        assert_ne!(moved, learned);
        let by_model = [grade.to_vec(), vec!["--model", model.as_str()]].concat();
        run(&program, &by_model);
        assert!(read(&folder.join("graded.tsv")).starts_with(&format!("{pair}same\t")));
        std::fs::write(&model, learned.replacen('\t', "\tx", 1)).unwrap();
        assert!(!program.run(&by_model).status.success());

        // In the data folder it grades all findings from the next start on, and the doctor says so.
        let nothing = |line: &str| {
            let name = line.split('\t').next().unwrap();
            format!("{name}\t{}\t0\t0\t0\n", if name == "constant" { 9 } else { 0 })
        };
        let own = harness.folder().join("grading.tsv");
        std::fs::write(&own, learned.lines().map(nothing).collect::<String>()).unwrap();
        let list = "/synchronisation";
        harness.as_staff().await.get(list).await.is_ok().shows("sumur bor");
        harness.beside().await.as_staff().await.get(list).await.is_ok().hides("sumur bor");
        let told = async || {
            let findings = doctor::examine(harness.app.settings(), false).await;
            findings
                .into_iter()
                .find(|finding| finding.subject == "doctor-on-grading")
                .map(|finding| finding.state)
        };
        assert_eq!(told().await, Some(State::Good));
        std::fs::write(&own, "no model").unwrap();
        assert_eq!(told().await, Some(State::Bad));
        harness.beside().await.as_staff().await.get(list).await.is_ok().shows("sumur bor");
        std::fs::remove_file(&own).unwrap();
        assert_eq!(told().await, None);

        // Facts that are others today teach nothing.
        let title = "update programme set title = 'Sumur bor', version = version + 1 where id = $1";
        harness.change(sql(title).bind(OTHER_PARTNER_PROGRAMME)).await;
        let said = run(&program, &["verdicts", "--out", out]);
        assert!(said.contains("0 verdicts were written to learn from; 1 not"), "{said}");
    })
    .await;
}

/// Two programmes of two organisations with the same words, one in a village and one in its kecamatan: worked out by hand.
#[tokio::test]
async fn a_plain_instance_is_counted_as_its_form_says() {
    let harness = crate::harness::Harness::on_sqlite().await;
    let program = Program::on(harness.address(), harness.folder());
    let folder = harness.folder().join("instance");
    std::fs::create_dir_all(&folder).unwrap();
    let programme = |id: usize, place: &str| {
        format!(
            "{{\"id\":{id},\"org\":{id},\"side\":\"opd\",\"home\":0,\"themes\":[1],\"codes\":[],\"places\":[\"{place}\"],\
             \"start\":0,\"end\":60,\"funders\":[5],\"outputs\":[[7,1,10]],\"title\":[3],\"text\":[4]}}\n"
        )
    };
    std::fs::write(folder.join("programmes.jsonl"), programme(0, "v0") + &programme(1, "k0")).unwrap();
    let villages = "{\"id\":0,\"kecamatan\":0,\"district\":0,\"people\":100,\"need\":[10,500]}\n\
                    {\"id\":1,\"kecamatan\":0,\"district\":0,\"people\":200,\"need\":[0,100]}\n";
    std::fs::write(folder.join("villages.jsonl"), villages).unwrap();
    let out = folder.join("out");
    let said =
        run(&program, &["overlap", "--instance", folder.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let times: serde_json::Value = serde_json::from_str(said.trim().lines().last().unwrap()).unwrap();
    assert!(times["engine_s"].is_f64() && times["gaps_s"].is_f64(), "{times}");
    assert_eq!(read(&out.join("pairs.tsv")), "0\t1\toverlap\t1\t61\t1.000000\t1\t1\n");
    assert_eq!(read(&out.join("groups.tsv")), "0\t0\n1\t0\n");
    // Each programme of a theme halves the need of the villages that it covers.
    let gaps = "0\t1\t2\t12800000\n1\t1\t1\t10240000\n0\t0\t0\t1024000\n1\t0\t0\t0\n";
    assert_eq!(read(&out.join("gaps.tsv")), gaps);
    assert_eq!(read(&out.join("kecamatan.tsv")), "0\t0\t1024000\t1024000\n0\t1\t71680000\t23040000\n");
}

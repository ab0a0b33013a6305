//! An address that is there says so, whichever method it is asked with: 405 with what it takes, never "not found".

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::Method;
use sekber::shell::routes;

use crate::harness::Harness;
use crate::routes::{OWNERS, keep_a_plan};

#[tokio::test]
async fn every_address_says_which_methods_it_takes() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let mut taken: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for line in routes::table() {
        let methods = taken.entry(line.path).or_default();
        if line.method == "GET" {
            methods.insert("HEAD".to_owned());
        }
        methods.insert(line.method);
    }
    let asked = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HAPUS"];
    let (admin, public) = (harness.as_admin().await, harness.public());
    let mut faults = Vec::new();
    for (path, methods) in &taken {
        let filled = OWNERS[0].fill(path);
        for method in asked.iter().filter(|method| !methods.contains(**method)) {
            for caller in [&admin, &public] {
                let request = caller.request(Method::from_bytes(method.as_bytes()).unwrap(), &filled);
                let seen = caller.send(request.body(Body::empty()).unwrap()).await;
                let told: BTreeSet<String> =
                    seen.header("allow").split(',').map(|one| one.trim().to_owned()).collect();
                if seen.status != 405 || told != *methods {
                    faults.push(format!("{method} {filled}: {} and {:?}", seen.status, seen.header("allow")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for method in asked {
        let request = public.request(Method::from_bytes(method.as_bytes()).unwrap(), "/tidak/ada");
        assert_eq!(public.send(request.body(Body::empty()).unwrap()).await.status, 404, "{method}");
    }
}

#[tokio::test]
async fn a_method_that_is_not_known_is_told_in_the_readers_language() {
    let harness = Harness::on_sqlite().await;
    let public = harness.public();
    let send = async |path: &str| {
        public.send(public.request(Method::DELETE, path).body(Body::empty()).unwrap()).await
    };
    send("/programmes").await.is(405).shows("tidak menerima permintaan dengan cara itu");
    let seen = send("/api/v1/themes").await;
    assert_eq!(seen.is(405).header("content-type"), "application/problem+json");
    seen.shows("tidak menerima permintaan dengan cara itu");
}

//! Scenarios about two edits of one record that met.

use crate::harness::{OWN_OFFICE, OWN_PARTNER, on_both};

#[tokio::test]
async fn what_only_one_of_two_edits_of_a_programme_changed_is_joined() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let made = [
            ("organisation", OWN_PARTNER),
            ("title", "Kebun sekolah"),
            ("description", "Kebun sayur."),
            ("targets", "Sepuluh sekolah."),
        ];
        let path = partner.post("/programmes/new", &made).await.leads_on().to_owned();
        let edit = format!("{path}/edit");
        let form = partner.get(&edit).await;
        let (version, opened) = (form.field("version"), form.field("opened"));
        let sent = |title: &'static str, description: &'static str, targets: &'static str| {
            [
                ("version", version.as_str()),
                ("opened", opened.as_str()),
                ("title", title),
                ("description", description),
                ("targets", targets),
            ]
        };
        let first = sent("Kebun sekolah", "Kebun sayur dan buah.", "Sepuluh sekolah.");
        staff.post(&edit, &first).await.leads_to(&path);
        // Opened before that, and another field changed: nobody is asked, and nothing is undone.
        let second = sent("Kebun sekolah dasar", "Kebun sayur.", "Sepuluh sekolah.");
        partner.post(&edit, &second).await.leads_to(&path);
        partner.get(&path).await.shows("Kebun sekolah dasar").shows("Kebun sayur dan buah.");
        // The same field, to another end: that one is asked about, the others are joined in the form.
        let third = sent("Kebun di sekolah", "Kebun sayur.", "Dua belas sekolah.");
        let met = staff.post(&edit, &third).await;
        met.is(409).shows("<del>Kebun sekolah dasar</del>").shows("<ins>Kebun di sekolah</ins>");
        met.hides("<del>Kebun sayur dan buah.</del>").hides("<ins>Dua belas sekolah.</ins>");
        met.shows("value=\"Kebun di sekolah\"").shows("Kebun sayur dan buah.").shows("Dua belas sekolah.");
        partner.get(&path).await.shows("Kebun sekolah dasar").shows("Sepuluh sekolah.");
        // The page begins anew from what it shows.
        assert_eq!(met.field("version"), "3");
        assert_ne!(met.field("opened"), opened);
    })
    .await;
}

#[tokio::test]
async fn what_only_one_of_two_edits_of_an_office_changed_is_joined() {
    on_both(async |harness| {
        let (office, staff) = (harness.as_office().await, harness.as_staff().await);
        let page = format!("/offices/{OWN_OFFICE}");
        let path = format!("{page}/edit");
        let form = staff.get(&path).await;
        let (version, opened) = (form.field("version"), form.field("opened"));
        assert_eq!((form.field("quota"), form.field("address")), (String::new(), String::new()));
        let sent = |quota: &'static str, address: &'static str| {
            [
                ("version", version.as_str()),
                ("opened", opened.as_str()),
                ("name", "Dinas Sendiri"),
                ("kind", "dinas"),
                ("quota", quota),
                ("address", address),
            ]
        };
        office.post(&path, &sent("7", "")).await.leads_to(&page);
        staff.post(&path, &sent("", "Jalan Pangeran Kuning 1")).await.leads_to(&page);
        let joined = staff.get(&path).await;
        assert_eq!(
            (joined.field("quota").as_str(), joined.field("address").as_str()),
            ("7", "Jalan Pangeran Kuning 1")
        );
        // Both changed the quota: it is asked about.
        let met = office.post(&path, &sent("9", "")).await;
        met.is(409).shows("<del>7</del>").shows("<ins>9</ins>").shows("value=\"Jalan Pangeran Kuning 1\"");
    })
    .await;
}

//! Open streams of the hall: what a page claims decides about itself only, and never silences others.

use crate::hall::{Hall, want};
use crate::house::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};

/// What pages may claim to have heard that was never said.
const NEVER_SAID: [&str; 4] =
    ["9223372036854775807", "1000000", "9223372036854775808", "99999999999999999999999"];
/// What is no number at all.
const NO_NUMBERS: [&str; 7] = ["-1", "-9223372036854775808", "", "x", "1e3", "0x10", "%00"];

#[tokio::test]
async fn a_claim_beyond_the_log_silences_nobody() {
    on_both(async |house| {
        let hall = Hall::open(&house).await;
        let (office, partner) = (hall.phone(&house, OWN_OFFICE).await, hall.phone(&house, OWN_PARTNER).await);
        let head =
            hall.staff.open_stream(&hall.stream(), Some("0")).await.until("arrival").await.id.unwrap() + 1;
        for claim in NEVER_SAID {
            // The first to listen, so that nobody else's number could have set the reader of the log right.
            let mut spiteful =
                partner.open_stream(&format!("/hall/{}/stream?after={claim}", hall.id), None).await;
            let greeting = spiteful.next().await.unwrap();
            assert_eq!((greeting.kind.as_str(), greeting.id), ("hello", Some(head)), "{claim}");
            assert_eq!(greeting.told["seq"], head, "{claim}");
            assert!(spiteful.next().await.is_none(), "a stream ahead of the log ends: {claim}");
        }
        let mut wall = hall.staff.open_stream(&format!("{}?after={head}", hall.stream()), None).await;
        let mut phone = partner.open_stream(&format!("/hall/{}/stream?after={head}", hall.id), None).await;
        let sent = office.post(&hall.picks(), &want("heard", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await;
        sent.is(303);
        assert_eq!(wall.until("pick").await.id, Some(head + 1));
        assert_eq!(phone.until("pick").await.id, Some(head + 1));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_number_means_the_beginning() {
    on_both(async |house| {
        let hall = Hall::open(&house).await;
        hall.phone(&house, OWN_OFFICE).await;
        for claim in NO_NUMBERS {
            let mut wall = hall.staff.open_stream(&format!("{}?after={claim}", hall.stream()), None).await;
            assert_eq!(wall.next().await.unwrap().told["seq"], 0, "{claim:?}");
            assert_eq!(wall.next().await.unwrap().id, Some(1), "{claim:?}");
        }
        // A browser that comes back is believed before the address that it came by.
        let mut wall = hall.staff.open_stream(&format!("{}?after=0", hall.stream()), Some("1")).await;
        assert_eq!(wall.next().await.unwrap().told["seq"], 1);
        assert_eq!(wall.next().await.unwrap().id, Some(2));
    })
    .await;
}

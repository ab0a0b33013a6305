//! The ways from a topic's one reader to its listeners: one for each organisation, so that a word for two of seventy wakes
//! the phones of two, and one for those who hear everything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;

use super::LiveEvent;

/// How many events a listener may fall behind before it reads from the database again.
const BEHIND: usize = 256;

type Sender = broadcast::Sender<Arc<LiveEvent>>;

/// The channels of a topic, by the organisation whose listeners they serve; none for those who hear everything.
#[derive(Default)]
pub(super) struct Channels(Mutex<HashMap<Option<String>, Sender>>);

impl Channels {
    /// Joins those who hear what an organisation hears, or everything.
    pub(super) fn subscribe(&self, organisation: Option<&str>) -> broadcast::Receiver<Arc<LiveEvent>> {
        let mut channels = self.open();
        let channel = channels.entry(organisation.map(str::to_owned));
        channel.or_insert_with(|| broadcast::channel(BEHIND).0).subscribe()
    }

    /// Passes an event on to whom it is for.
    pub(super) fn send(&self, event: &Arc<LiveEvent>) {
        for (organisation, sender) in self.open().iter() {
            if organisation.as_ref().is_none_or(|organisation| event.is_for(organisation)) {
                // Nobody may be listening any more.
                let _ = sender.send(event.clone());
            }
        }
    }

    /// Whether nobody is left; gives up the channels that nobody listens to.
    pub(super) fn nobody_listens(&self) -> bool {
        let mut channels = self.open();
        channels.retain(|_, sender| sender.receiver_count() > 0);
        channels.is_empty()
    }

    fn open(&self) -> MutexGuard<'_, HashMap<Option<String>, Sender>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hears_what_is_for_everybody_and_its_own_in_order() {
        let channels = Channels::default();
        let (mut office, mut wall) = (channels.subscribe(Some("office")), channels.subscribe(None));
        let mut other = channels.subscribe(Some("other"));
        for (seq, audience) in [(1, None), (2, Some("office partner")), (3, Some("partner")), (4, None)] {
            let audience = audience.map(str::to_owned);
            channels.send(&Arc::new(LiveEvent { seq, kind: "pick".into(), audience, data: "null".into() }));
        }
        let heard = |receiver: &mut broadcast::Receiver<Arc<LiveEvent>>| {
            std::iter::from_fn(|| receiver.try_recv().ok().map(|event| event.seq)).collect::<Vec<_>>()
        };
        assert_eq!(heard(&mut office), [1, 2, 4]);
        assert_eq!(heard(&mut wall), [1, 2, 3, 4]);
        assert_eq!(heard(&mut other), [1, 4]);
        assert!(!channels.nobody_listens());
        drop((office, wall, other));
        assert!(channels.nobody_listens());
    }
}

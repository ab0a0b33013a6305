use super::*;

#[test]
fn holders_are_read_as_they_are_written() {
    let (seat, organisation): (SeatId, OrganisationId) = ("seat".parse().unwrap(), "own".parse().unwrap());
    let holders = [
        Holder::Seat(seat.clone(), Some(organisation.clone())),
        Holder::Seat(seat, None),
        Holder::Account("hash".to_owned(), Some(organisation)),
        Holder::Observer("hash".to_owned()),
    ];
    for holder in holders {
        assert_eq!(holder.to_string().parse(), Ok(holder));
    }
    assert_eq!("".parse::<Holder>(), Err(()));
}

partnership-year-of = Partnerships in { $year }
partnership-year-title = Partnerships of { $partner } with { $district } in { $year }
partnership-year-with = With
partnership-year-where = Where
partnership-year-others = Other partners at the same places
partnership-year-programmes = { $n ->
    [one] { $count } programme
   *[other] { $count } programmes
}
partnership-year-none = No partnership was carried out in this year
partnership-year-simulated = Some of them are simulated for the demonstration.
partnership-year-thanks-title = Thanks
partnership-year-thanks = Thanks to { $partner } for working together in { $year }.

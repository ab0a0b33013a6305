search-title = Search
search-for = Results for “{ $typed }”
search-hint = Type a name, a title or a number into the search box above. The / key takes you there.
search-nothing = Nothing was found
search-nothing-hint = Try another word that is shorter or more general.
search-all = { $n ->
    [one] All results: { $count }
   *[other] All results: { $count }
}
search-more = { $n ->
    [one] { $count } more result is not shown; add a word to narrow the search.
   *[other] { $count } more results are not shown; add a word to narrow the search.
}

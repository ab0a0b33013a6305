-- The day of the ceremony by the rules that hold, for lists; none for rules that were published before it was kept here.
alter table award_season add column ceremony text;

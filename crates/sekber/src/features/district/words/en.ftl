event-district-initialised = District set up
event-district-demonstrated = Demonstration loaded

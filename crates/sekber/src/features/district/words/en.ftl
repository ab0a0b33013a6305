event-district-initialised = District set up

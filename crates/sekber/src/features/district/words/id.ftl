event-district-initialised = Kabupaten disiapkan

event-district-initialised = Kabupaten disiapkan
event-district-demonstrated = Data peragaan dimuat

fault-email = Tulislah alamat surel yang lengkap, misalnya nama@contoh.org.
fault-website = Tulislah alamat laman yang lengkap, dimulai dengan https://.
fault-quota = Kuota berupa bilangan bulat 0 sampai { $largest }.
fault-field-code = “{ $value }” bukan kode urusan atau bidang urusan.
fault-code-taken = Kode ini sudah dipakai.
event-organisation-created = Didaftarkan
event-organisation-changed = Diubah
event-organisation-contact-changed = Kontak diubah

nav-findings = Sinkronisasi
finding-list-title = Sinkronisasi program
finding-list-sub = Program perangkat daerah dan mitra yang tampak sama, ganda, atau saling melengkapi. Sistem menunjuk, orang memutuskan.
finding-title = Dua program
finding-pair = Program
finding-grade = Temuan
finding-reasons = Sebab
finding-decided = Putusan
finding-office = Perangkat daerah
finding-partner = Mitra
finding-place = Tempat
finding-theme = Tema
finding-grade-same = Satu kegiatan
finding-grade-duplication = Ganda
finding-grade-synergy = Saling melengkapi
finding-grade-unclear = Belum jelas
finding-grade-long-same = Tampaknya satu kegiatan yang dicatat dua kali.
finding-grade-long-duplication = Tampaknya dua pihak mengerjakan hal yang sama di tempat dan waktu yang sama.
finding-grade-long-synergy = Tampaknya dua pekerjaan yang saling membutuhkan di tempat dan waktu yang sama.
finding-grade-long-unclear = Isinya mirip, tetapi pada sekurang-kurangnya satu catatan belum dipilih kecamatan atau desa: apakah pekerjaannya sama, belum jelas.
finding-no-grade = Sistem tidak menemukan alasan untuk membicarakan kedua program ini.
finding-decided-due = Menunggu putusan
finding-decided-unclear = Belum jelas: lengkapi tempatnya
finding-decided-past = Lewat tanpa putusan
finding-past = Waktu bersamanya sudah berakhir.
finding-decided-open = Belum diputuskan
finding-decided-returned = Kembali: data berubah
finding-decided-decided = Sudah diputuskan
finding-decided-objected = Ada keberatan yang menunggu
finding-decided-partly = Dilaksanakan satu pihak
finding-decided-done = Selesai dilaksanakan
finding-side-office = Perangkat daerah
finding-side-partner = Mitra
finding-verdict = Putusan
finding-verdict-which = Isi putusan
finding-verdict-merge = Gabungkan
finding-verdict-split-area = Bagi wilayah
finding-verdict-shift-time = Geser waktu
finding-verdict-complement = Saling melengkapi
finding-verdict-no-conflict = Tidak bertabrakan
finding-verdict-hint-merge = Satu kegiatan: setelah putusan disimpan, pilih catatan yang tetap; yang lain ditutup dan tidak dihitung lagi.
finding-verdict-hint-split-area = Masing-masing bekerja di tempatnya sendiri. Pemiliknya mengubah lokasi dalam programnya.
finding-verdict-hint-shift-time = Salah satu menunggu yang lain selesai. Pemiliknya mengubah waktu dalam programnya.
finding-verdict-hint-complement = Keduanya berjalan dan saling menopang.
finding-verdict-hint-no-conflict = Tidak ada hubungan yang perlu dibahas.
finding-none = Tidak ada temuan
finding-none-hint = Di antara program yang diajukan, diterima, dan berjalan tidak ada yang tampak sama, ganda, atau saling melengkapi.
finding-none-found = Tidak ada temuan yang cocok dengan saringan
finding-none-found-hint = Hapus sebagian saringan di atas.
finding-sort = Urutkan menurut
finding-sort-first = Yang menunggu lebih dulu
finding-sort-title = Judul program pertama
finding-sort-owner = Pelaksana program pertama
finding-sort-months = Lamanya berjalan bersama
finding-count = { $count } temuan
finding-count-waiting = { $count } menunggu putusan
finding-count-objected = { $count } keberatan menunggu jawaban
finding-group = Kelompok { $count } program
finding-group-of = Bagian dari kelompok { $count } program yang tampaknya satu kegiatan
finding-group-title = Seluruh kelompok
finding-group-members = { $count } program yang tampaknya satu kegiatan
finding-group-programme = Program
finding-group-belongs = Dalam kelompok
finding-group-yes = Tampaknya satu kegiatan
finding-group-perhaps = Mungkin juga
finding-group-compare = Bandingkan
finding-group-perhaps-note = “Mungkin juga”: sangat mirip dengan salah satu program kelompok ini, tetapi pada salah satu catatan belum dipilih kecamatan atau desa, sehingga belum dapat dipastikan.
finding-group-beside = Mungkin juga bagian dari kelompok { $count } program yang tampaknya satu kegiatan
finding-group-chip = Satu kelompok
finding-returned = Sesudah diputuskan, datanya berubah. Putusan lama masih terlihat di bawah; mohon diperiksa lagi.
finding-changed-what = Isian
finding-changed-before = Saat diputuskan
finding-changed-now = Sekarang
finding-changed-text = berubah
finding-field-title = Judul
finding-field-text = Uraian, target, atau keterangan tempat
finding-field-organisation = Pelaksana
finding-field-themes = Tema
finding-field-codes = Kode nomenklatur
finding-field-goals = Tujuan TPB/SDGs
finding-field-places = Tempat
finding-field-period = Waktu
finding-field-funders = Sumber dana
finding-field-verdict = Putusan
finding-field-mover = Yang menggeser waktunya
finding-field-other = Program yang lain
finding-field-note = Catatan
district-field-month = Bulan
district-field-letters = Banyaknya surat
area-data-field-name = Nama
area-data-field-producer = Produsen data
area-data-field-year = Tahun
area-data-field-unit = Satuan
area-data-field-licence = Lisensi
area-data-field-source = Sumber
area-data-field-theme = Kode tema
area-data-field-places = Banyaknya tempat
area-data-field-skipped-rows = Banyaknya baris yang dilewati
area-data-field-skipped = Kode wilayah yang dilewati
boundaries-field-level = Tingkat
boundaries-field-source = Sumber
boundaries-field-licence = Lisensi
boundaries-field-places = Banyaknya wilayah
finding-why = Mengapa ditunjukkan
finding-in-common = Kesamaan kedua program
finding-apart = Kedua program tidak bertemu: tempat atau waktunya terpisah, atau pelaksananya sama.
finding-side-by-side = Berdampingan
finding-row-title = Judul
finding-row-owner = Pelaksana
finding-row-period = Waktu
finding-row-places = Tempat
finding-row-themes = Tema
finding-row-text = Uraian
finding-row-targets = Target
finding-row-people = Penerima manfaat
finding-row-codes = Kode nomenklatur
finding-row-funders = Sumber dana
finding-row-money = Dana
finding-blank = belum diisi
finding-decided-by = { $name }, { $when }
finding-no-verdict = Belum ada putusan.
finding-decide = Putuskan
finding-decide-anew = Putuskan lagi
finding-decide-unclear = Nyatakan tidak bertabrakan
finding-unclear-hint = Temuan ini belum dapat diputuskan: pemilik catatan yang belum menyebut kecamatan atau desa perlu melengkapi tempatnya, lalu temuan dinilai lagi. Bila sudah pasti keduanya tidak berhubungan, nyatakan tidak bertabrakan.
finding-verdict-question = Apa yang disepakati?
finding-note = Catatan
finding-file-by = Diputuskan oleh
finding-file-when = Diputuskan pada
finding-file-link = Halaman temuan
finding-file-simulated = Baris yang kolom terakhirnya berisi “simulasi” memuat program yang dibuat-buat untuk peragaan.
finding-note-hint = Misalnya desa mana bagian siapa, atau siapa menghubungi siapa.
finding-save = Simpan putusan
finding-reopen = Batalkan putusan
finding-reopen-confirm = Batalkan putusan ini? Temuan menunggu putusan lagi; putusan dan catatannya tetap terbaca dalam riwayat.
finding-past-verdicts = Riwayat putusan
finding-somebody = nama ditarik
finding-overtaken = Putusan Anda belum disimpan, karena sementara itu ada yang mendahului: { $what } ({ $name }, { $when }).
finding-overtaken-hint = Yang Anda tulis masih ada di bawah; simpan lagi bila tetap diperlukan.
finding-partly = Putusan sudah dilaksanakan oleh { $done }; menunggu { $waits }.
finding-done = Selesai: sesudah putusan, kedua program tidak lagi bertemu.
finding-undone = Kedua catatan pernah dijadikan satu, lalu pemiliknya membuka kembali catatan yang ditutup. Keduanya dihitung lagi; mohon diputuskan lagi.
finding-ended = Salah satu program tidak lagi diajukan, diterima, atau berjalan dalam siklus ini, sehingga keduanya tidak dibandingkan lagi.
finding-ended-united = Kedua catatan sudah dijadikan satu: “{ $kept }” ({ $kept_owner }) tetap, “{ $gone }” ({ $gone_owner }) ditutup.
finding-as-settled = Isian di bawah ini ialah isian saat diputuskan.
finding-kept = Putusan yang temuannya sudah tidak ada
finding-kept-hint = Catatan yang sudah dijadikan satu, putusan yang sudah dilaksanakan, dan program yang sudah berakhir. Judul dan pelaksana ialah yang tercatat saat diputuskan.
finding-kept-count = { $count } putusan
finding-became = Kini
finding-became-united = Dijadikan satu catatan
finding-became-ended = Salah satu program sudah berakhir atau tidak diajukan lagi
finding-became-done = Selesai: keduanya tidak lagi bertemu
finding-became-apart = Tidak ditunjukkan lagi sebagai temuan
finding-mover = Siapa yang menggeser waktunya?
finding-mover-hint = Diisi bila putusannya Geser waktu.
finding-mover-either = Belum ditentukan: kedua pemilik menyepakatinya
finding-mover-is = Yang menggeser waktunya: { $owner }.
finding-mover-open = Siapa yang menggeser waktunya belum ditentukan: kedua pemilik menyepakatinya.
finding-own-hint-either = Putusan ini meminta salah satu dari kedua program menggeser waktunya, menurut kesepakatan Anda dengan pemilik program yang lain. Keberatan dinyatakan dalam jawaban atas putusan ini.
finding-own = Ubah program saya
finding-own-hint = Putusan ini meminta Anda mengubah program Anda. Keberatan dinyatakan dalam jawaban atas putusan ini.
finding-reason-names = Catatan { $writer } menyebut { $other }.
finding-reason-names-word = Catatan { $writer } memuat kata { $words } dari nama { $other }.
finding-cut = Dari setiap program dipakai { $count } temuan teratas saja; selebihnya tidak dihitung di sini.
finding-reason-title = Judul keduanya sama.
finding-reason-title-words = Kata dalam kedua judul: { $words }.
finding-reason-counted = Keduanya menyebut hitungan yang sama: { $things }.
finding-reason-paid-twice = Keduanya juga mencatat sumber dana yang sama ({ $funders }): periksa apakah satu keluaran dibayar dua kali.
finding-paid-twice = Mungkin dibayar dua kali
finding-reason-places = Keduanya bertemu di { $places }.
finding-reason-places-more = Keduanya bertemu di { $places }, dan { $more } tempat lain.
finding-reason-wide-one = Pada catatan { $owner } belum dipilih kecamatan atau desa.
finding-reason-wide-both = Pada kedua catatan belum dipilih kecamatan atau desa.
finding-reason-months = Menurut tanggalnya, keduanya berjalan bersama { $count } bulan.
finding-reason-period = Waktunya persis sama: { $period }.
finding-reason-open = Waktunya belum lengkap, jadi lamanya berjalan bersama belum diketahui.
finding-reason-funders = Sumber dana yang sama: { $funders }.
finding-reason-themes = Tema yang sama: { $themes }.
finding-reason-groups = Kelompok orang yang disebut keduanya: { $groups }.
finding-reason-codes = Kode nomenklatur yang sama: { $codes }.
finding-reason-fields = Kata atau kode keduanya menunjuk { $fields }.
finding-field-of-government = bidang { $name }
finding-reason-words = Judul, tema, dan uraian keduanya sebagian besar memakai kata yang sama.
finding-reason-goals = Tujuan TPB/SDGs yang sama: { $goals }.
finding-place-kecamatan = Kecamatan { $name }
finding-place-kelurahan = Kelurahan { $name }
finding-place-desa = Desa { $name }
doctor-on-grading = model temuan
doctor-grading-own = temuan dinilai dengan model dari { $file }
doctor-grading-broken = { $file } bukan model, jadi temuan dinilai dengan model bawaan. Tulis ulang dengan sekber overlap --judged, atau hapus berkasnya, lalu mulai ulang.
finding-cli-verdicts = { $count } putusan ditulis sebagai bahan belajar; { $stale } tidak, karena datanya berubah sesudah diputuskan.
finding-refused-changed = Data salah satu program baru saja berubah. Muat ulang halaman dan baca lagi sebelum memutuskan.
finding-refused-unclear = Temuan ini belum jelas: lengkapi dahulu tempatnya, atau nyatakan tidak bertabrakan.
finding-refused-verdict = Pilih salah satu putusan.
notice-finding-decided = Putusan disimpan.
notice-finding-reopened = Putusan dibatalkan; temuan menunggu lagi.
audit-subject-finding = Temuan sinkronisasi
event-finding-decided = Temuan diputuskan
event-finding-reopened = Putusan temuan dibatalkan
finding-near-title = Sudah ada yang mengerjakan program dengan kata atau kode yang mirip di tempat dan waktu ini.
finding-near-hint = Lihat dulu, lalu bicarakan dengan pelaksananya atau bagi wilayahnya; Sekretariat Bersama dapat mempertemukan Anda. Program tetap dapat disimpan.
finding-near-draft = Program ini belum diajukan. Inilah program serupa yang sudah tercatat; bicarakan dengan pelaksananya, atau minta Sekretariat Bersama mempertemukan Anda.
finding-near-found = Temuan tentang program ini
finding-near-yours = program ini
finding-row-to-record-same = Tampaknya satu kegiatan dengan program yang sudah tercatat, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-record-duplication = Tampaknya mengerjakan hal yang sama dengan program yang sudah tercatat, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-same = Tampaknya satu kegiatan dengan baris { $row } lembar ini, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-duplication = Tampaknya mengerjakan hal yang sama dengan baris { $row } lembar ini, “{ $title }” ({ $owner }). { $reasons }
nav-coverage = Siapa, apa, di mana
coverage-whole = Seluruh kabupaten
coverage-whole-beside = Seluruh kabupaten (di luar jumlah di atas)
coverage-sum = Semua program, masing-masing sekali
coverage-lead-with = Dengan perangkat daerah pengampu
coverage-lead-without = Tanpa perangkat daerah pengampu
coverage-records-title = Program di balik angka
coverage-records-sub = Program siklus ini yang diajukan, diterima, atau berjalan; yang waktunya sudah berakhir ikut dihitung sampai dinyatakan selesai.
coverage-records-sub-need = Program siklus ini yang diajukan, diterima, atau berjalan; yang waktunya sudah berakhir tidak dihitung, kecuali bila sebuah tahun dipilih.
coverage-records-none = Tidak ada program
coverage-records-none-hint = Belum ada program yang cocok dengan pilihan di atas.
coverage-records-count = { $count } program
nav-gaps = Kesenjangan
nav-leader = Lembar pimpinan
coverage-all = Semua
coverage-no-theme = Tanpa tema
coverage-side = Pihak
coverage-years = Tahun
coverage-years-all = Semua tahun
coverage-years-open = Belum berakhir
coverage-year-untold = Waktu belum disebut
coverage-year-chosen = Berjalan pada { $year }
coverage-map-list = Program dan waktunya
coverage-map-list-first = Urutan pertama menurut judul
coverage-map-list-all = Lihat semua sebagai daftar
coverage-span-from = { $year } dan sesudahnya
coverage-span-until = { $year } dan sebelumnya
coverage-sort-title = Judul
coverage-sort-owner = Pelaksana
coverage-sort-money = Dana terbesar
coverage-sort-end = Yang paling dulu berakhir
coverage-span-turned = Tahun akhir lebih awal daripada tahun awal, jadi tahun akhir tidak diterapkan.
coverage-from-chosen = Berjalan pada { $year } atau sesudahnya
coverage-until-chosen = Berjalan pada { $year } atau sebelumnya
coverage-range = Rentang tahun
coverage-range-from = Dari tahun
coverage-range-until = Sampai tahun
coverage-range-open = tanpa batas
coverage-range-apply = Pilih rentang
coverage-years-note = Satu program dihitung pada setiap tahun berjalannya, jadi jumlah semua tahun dapat lebih besar daripada banyaknya program. Menurut tanggal yang disebut program; yang hanya menyebut awal atau akhirnya dihitung pada tahun itu saja.
coverage-as-list = Lihat sebagai daftar
coverage-matrices = Matriks
coverage-matrix-offices = Perangkat daerah × kecamatan
coverage-matrix-partners = Mitra × kecamatan
coverage-matrix-themes = Tema × kecamatan
coverage-matrix-partners-by-theme = Mitra × tema
coverage-matrix-note = Jumlah program; satu program dapat terhitung di beberapa tempat atau tema.
coverage-matrix-note-places = Kecamatan dihitung bila program menyebutnya atau desanya.
coverage-matrix-scroll = Bila tidak semua kolom tampak, geser matriks ke samping; XLSX memuat semuanya.
coverage-matrix-shades = Warna menunjukkan jumlah program; yang tanpa tema atau untuk seluruh kabupaten tidak diwarnai.
coverage-matrix-unplaced = Tidak satu pun program di sini menyebut kecamatan atau desa.
coverage-matrix-none = Matriks muncul begitu ada program yang diajukan.
coverage-map = Peta
coverage-map-area = { $name }: { $count } program
coverage-map-source = Batas: { $source }, { $licence }; indikatif, bukan batas hukum.
fault-boundary-none = Berkas ini tidak memuat batas kecamatan, desa, atau kelurahan daerah ini. Satu berkas memuat satu tingkat wilayah.
boundary-cli-kecamatan = Batas { $count } dari { $all } kecamatan dimuat.
boundary-cli-villages = Batas { $count } dari { $all } desa dan kelurahan dimuat.
audit-subject-boundaries = Batas wilayah
event-boundaries-loaded = Batas wilayah dimuat
coverage-map-dots = desa atau kelurahan yang disebut namanya oleh program yang dihitung
coverage-map-dots-note = Titik pada peta: desa atau kelurahan yang disebut namanya oleh program yang dihitung.
coverage-map-dot-one = desa atau kelurahan dengan satu program
coverage-map-dot-many = dengan empat program atau lebih
coverage-map-none = Batas wilayah daerah ini belum dimuat; tabel di bawah memuat angka yang sama.
coverage-map-kecamatan = Program per kecamatan
coverage-map-villages = Program per desa dan kelurahan; program yang menyebut kecamatannya ikut dihitung
coverage-map-inside = lihat desanya
coverage-map-title = Program per wilayah, { $place }, siklus { $year }
coverage-map-made = Dari catatan Sekretariat Bersama { $district }, { $day }.
coverage-map-cut = { $count } tempat lagi tidak muat di sini; semuanya ada dalam CSV.
coverage-map-undrawn = { $count } program untuk seluruh daerah tidak digambar pada peta.
coverage-map-opens = Pilih satu kecamatan untuk membuka peta desanya.
coverage-map-key = Angka pada peta: { $list }.
coverage-need = Kebutuhan
coverage-need-serving = Hanya program yang melayani: { $need }
coverage-need-data = Angka kebutuhan: { $name } ({ $unit }), { $year }, { $producer }.
coverage-need-served-every = Data ini tidak menyebut tema: semua program dihitung melayaninya.
coverage-need-served-theme = Yang melayani: program bertema “{ $theme }”.
coverage-need-served-mission = Yang melayani: program yang kode nomenklaturnya paling dekat dengan misi ini di antara semua misi.
coverage-need-served-standard = Yang melayani: program dengan kode sub kegiatan standar pelayanan minimal ini, atau kode kegiatan tempat sub kegiatan itu berada. Program yang tidak menyebut kodenya tidak dapat dihitung: nol berarti tidak ada yang menyebutnya, bukan tidak ada yang melayani.
coverage-need-added-up = Angka sebuah kecamatan ialah jumlah angka desa dan kelurahannya yang ada dalam data ini. Kecamatan dengan program di salah satu desanya tidak bertanda tanpa program; kebutuhan desanya yang lain, yang tanpa program, dihitung di halaman kesenjangan.
coverage-need-by-village = Data ini memuat angka per desa dan kelurahan yang tidak dapat dijumlahkan; buka sebuah kecamatan untuk melihatnya.
coverage-need-by-kecamatan = Data ini memuat angka per kecamatan; untuk desa dan kelurahan tidak ada angkanya.
coverage-need-shade-data = Warna peta: kebutuhan dibagi banyaknya program yang dihitung di tempat itu, dibulatkan ke atas. Tempat yang mempunyai kebutuhan tetapi tanpa program yang dihitung bertanda sendiri. Tempat tanpa angka bukan nol: datanya tidak ada.
coverage-need-shade-priority = Warna peta: banyaknya program yang dihitung. Prioritas tidak mempunyai angka kebutuhan per tempat.
coverage-need-shade-standard = Warna peta: banyaknya program yang dihitung. Standar pelayanan minimal tidak mempunyai angka kebutuhan per tempat di sini.
coverage-need-programmes = Program yang melayani
coverage-need-each = Kebutuhan per program
coverage-need-none = tidak ada data
coverage-need-nobody = tidak ada program
coverage-need-step = sampai { $to }
coverage-need-area = { $name }: kebutuhan { $need } { $unit }, { $count } program yang melayani
coverage-need-area-none = { $name }: tidak ada data kebutuhan, { $count } program yang melayani
coverage-need-gap = Lihat di halaman kesenjangan
coverage-need-all = Tampilkan semua program
coverage-code = Kode wilayah
coverage-money-on = Rencana dana lewat anggaran pemerintah
coverage-money-off = Rencana dana di luar anggaran pemerintah
coverage-money-untold = Program tanpa dana rupiah
coverage-money-untold-count = { $count } program tidak menyebut dana dalam rupiah.
coverage-money-untold-year = { $count } program tidak menyebut dana dalam rupiah untuk { $year }.
coverage-money-note = Dana dihitung penuh di setiap tempat yang disebut programnya, jadi kolom dana tidak dapat dijumlahkan.
coverage-money-beyond = terlalu besar untuk dijumlahkan
coverage-file-district = Kabupaten/kota
coverage-file-cycle = Siklus
coverage-file-made = Dibuat
coverage-file-narrowed = Saringan
coverage-file-records = Sifat catatan
coverage-file-real = bukan simulasi
coverage-file-note = Satu baris untuk setiap program di setiap tempatnya; dana dan penerima manfaat hanya pada baris pertama programnya.
gap-sub = Desa/kelurahan yang tidak disebut program mana pun, prioritas dan standar pelayanan minimal tanpa program, dan pihak yang belum punya pasangan.
gap-villages = Desa/kelurahan tanpa program
gap-villages-hint = Desa dan kelurahan yang tidak disebut program mana pun, baik namanya sendiri maupun kecamatannya. Program untuk seluruh daerah tidak menyebut desa, jadi tidak dihitung; begitu pula program yang waktunya sudah berakhir.
gap-whole = { $count } program seluruh daerah tidak ikut dihitung
gap-whole-open = Lihat { $count } program seluruh daerah.
gap-villages-of = { $missing } dari { $all } desa dan kelurahan
gap-villages-none = Setiap desa dan kelurahan disebut oleh sebuah program.
gap-reached-hint = Desa dan kelurahan yang disebut program yang waktunya belum berakhir, dengan namanya sendiri atau lewat kecamatannya.
gap-of = dari { $all }
gap-on-map = Lihat di peta
gap-seek = Tulis kebutuhan terbuka
gap-needs = Kebutuhan terbuka
gap-needs-hint = Yang sudah ditulis perangkat daerah dan masih mencari mitra dalam siklus ini. Lihat dahulu sebelum menulis yang baru.
gap-needs-fitting = kebutuhan terbuka yang cocok
gap-needs-first = lihat yang sudah terbuka
gap-needs-all = Buka daftar kebutuhan
gap-elsewhere = { $count } kemitraan yang berjalan melaksanakan program dari siklus lain; program itu tidak dihitung di halaman ini.
gap-priorities = Prioritas tanpa program
gap-priorities-list = Prioritas daerah dan programnya
gap-priorities-unset = Prioritas dan misi daerah belum diisi.
gap-priority = Prioritas
gap-rule = Program dihitung pada tema prioritas bila memuat tema itu, dan pada misi bila kode nomenklaturnya termasuk kode yang disebut misi itu. Program yang kodenya termasuk beberapa misi dihitung pada satu misi saja, yang kodenya terdekat. Kata dalam judul atau uraian tidak menentukan. Program yang waktunya sudah berakhir tidak dihitung dan disebut terpisah.
gap-rule-theme = program dengan tema ini
gap-rule-codes = program dengan kode { $codes }
gap-rule-none = misi ini tidak menyebut kode, jadi tidak ada program yang dihitung
gap-over-all = { $count } program sudah berakhir
gap-over-more = { $count } lagi sudah berakhir
gap-cycle-empty = Siklus ini belum memuat program: yang tampak kosong di bawah belum tentu kesenjangan.
gap-cycle-none = siklus ini belum memuat program
gap-standard = Standar
gap-standards = Sub kegiatan SPM tanpa program
gap-standards-untold = belum dapat dihitung: tidak satu pun program yang belum berakhir menyebut kode kegiatan atau sub kegiatan
gap-standards-untold-all = Belum dapat dihitung: tidak satu pun program yang belum berakhir menyebut kode kegiatan atau sub kegiatan. Daftar di bawah memuat semua sub kegiatan tiap standar.
gap-standards-caveat = menurut kode pada program, bukan bahwa pelayanannya tidak diberikan
gap-standards-list = Standar pelayanan minimal (SPM) dan programnya
gap-standards-rule = Standar pelayanan minimal mengatur pelayanan dasar yang wajib diberikan daerah, seperti ditandai dalam nomenklatur Kemendagri. Program dihitung bila kode nomenklaturnya ialah kode sub kegiatan SPM atau kode kegiatan tempat sub kegiatan itu berada; kode program atau bidang yang lebih luas dan kata dalam judul tidak menentukan. Tanpa program berarti kedua kode itu tidak disebut program siklus ini, bukan bahwa pelayanannya tidak diberikan. Program yang waktunya sudah berakhir tidak dihitung.
gap-standard-of = SPM { $field }
gap-standard-missing = { $missing } dari { $all } sub kegiatan
gap-standard-parts = { $count } sub kegiatan, belum dapat dihitung
gap-standard-part = { $name } ({ $code })
gap-programmes = Program
gap-nobody = tidak ada
gap-themes = Tema yang tidak dipakai program mana pun:
gap-partners = Mitra tanpa perangkat daerah
gap-partners-hint = Mitra peserta siklus yang programnya tidak menyebut perangkat daerah, tidak dipasangkan dalam rencana yang berlaku, dan tidak mempunyai kemitraan.
gap-offices = Perangkat daerah tanpa mitra
gap-offices-hint = Perangkat daerah peserta siklus yang tidak disebut program mitra, tidak dipasangkan dalam rencana yang berlaku, dan tidak mempunyai kemitraan.
gap-none = Tidak ada.

presented-pair = “{ $first }” ({ $owner }) dan “{ $second }” ({ $other }): { $grade } { $reasons }
presented-gap-label = Belum tersentuh
presented-gap = Di { $kecamatan }, yang disebut dalam program mitra ini, { $missing } dari { $all } desa/kelurahan tidak disebut program mana pun: { $villages }.
presented-gap-more = Di { $kecamatan }, yang disebut dalam program mitra ini, { $missing } dari { $all } desa/kelurahan tidak disebut program mana pun: { $villages }, dan { $more } lainnya.
leader-title = Lembar pimpinan
leader-print = Cetak PDF
leader-source = Program dihitung sejak diajukan, termasuk yang sudah selesai; yang belum tersentuh dan temuan dihitung dari program yang belum dinyatakan selesai. Semua dihitung pada saat halaman ini dibuka.
leader-source-sheet = Program dihitung sejak diajukan, termasuk yang sudah selesai; yang belum tersentuh dan temuan dihitung dari program yang belum dinyatakan selesai. Semua dihitung pada saat lembar ini dibuat.
leader-column-figure = Perihal
leader-column-value = Jumlah
leader-column-note = Keterangan
leader-waits = Perlu tindak lanjut
leader-column-change = Sejak bulan lalu
leader-change-more = +{ $count } sejak { $day }
leader-change-less = −{ $count } sejak { $day }
leader-change-none = tetap sejak { $day }
leader-since = Perubahan dihitung terhadap angka yang disimpan pada { $day }.
leader-since-coming = Angka disimpan setiap hari sejak { $first }; perubahan sejak bulan lalu tampil mulai { $day }.
leader-since-missing = Perubahan tidak ditampilkan: tidak ada angka yang disimpan sekitar { $day }.
leader-since-none = Perubahan sejak bulan lalu belum ditampilkan: belum ada angka yang disimpan.
leader-letter = Surat bulanan
leader-letter-sub = Lembar pimpinan melalui surel, sebulan sekali.
leader-letter-off = Server surel belum disetel: tidak ada surat yang ditulis dengan sendirinya. Teks di bawah dapat dikirim sendiri.
leader-letter-mine = Untuk saya
leader-letter-none = Anda belum meminta surat bulanan.
leader-letter-next = Anda meminta surat bulanan. Surat berikutnya ditulis mulai { $day }.
leader-letter-waits = Anda meminta surat bulanan. Surat ditulis begitu server surel disetel.
leader-letter-choose = Kirim setiap bulan
leader-letter-stop = Berhenti menerima
leader-letter-written = Surat yang ditulis untuk Anda
leader-letter-month = Bulan
leader-letter-made = Ditulis
leader-letter-state = Keadaan
leader-letter-gone = surelnya sudah dihapus
leader-letter-ready = Teks siap kirim
leader-letter-ready-hint = Beginilah isi surat seandainya ditulis sekarang. Teks ini dapat disalin atau dikirim sendiri.
leader-letter-unreached = Alamat situs ini belum disetel: tautan di dalam teks hanya dapat dibuka di komputer server. Minta pengelola mengisi alamatnya sebelum teks ini dikirim.
leader-letter-mail = Buka di surel
leader-letter-subject = Perihal
leader-letter-text = Isi
email-leader-subject = Lembar pimpinan { $district }, { $day }
email-leader-text = Dengan hormat,

    berikut angka { $cycle } menurut keadaan pada { $day }.

    { $figures }

    { $since }

    Setiap angka membuka catatan di baliknya: { $link }

    Surat ini datang sebulan sekali kepada yang memintanya, dan dapat dihentikan di sana lewat “Surat bulanan”.
    Sekretariat Bersama { $district }
notice-leader-letter-chosen = Surat bulanan akan dikirim kepada Anda.
notice-leader-letter-declined = Surat bulanan tidak dikirim lagi kepada Anda.
event-person-leader-letter-chosen = Surat bulanan lembar pimpinan diminta
event-person-leader-letter-declined = Surat bulanan lembar pimpinan dihentikan
event-district-leader-letters-written = Surat bulanan lembar pimpinan ditulis
job-name-leader-figures = Penyimpanan angka lembar pimpinan
job-name-finding-letters = Surat tentang program yang tampaknya sama
event-district-finding-letters-written = Surat tentang program yang tampaknya sama ditulis
job-name-leader-letters = Surat bulanan lembar pimpinan
leader-programmes = Program dan pelaksana
leader-gaps = Yang belum tersentuh
leader-findings = Yang menunggu putusan Sekber
leader-figure-waiting = { $grade }, menunggu putusan
leader-figure-objected = Keberatan pemilik atas putusan
leader-figure-waiting-all = Semua yang dapat diputuskan sekarang
leader-figure-unclear = { $grade }, lokasinya belum rinci
leader-note-unclear = pada salah satu catatan belum dipilih kecamatan atau desa; belum termasuk yang dapat diputuskan
leader-note-past = { $count } lagi lewat tanpa putusan, waktunya sudah berakhir
leader-money-offices = Dana pada program perangkat daerah
leader-money-offices-known = { $count } dari { $all } program mencantumkan dana dalam rupiah; rencana untuk seluruh masa program, termasuk barang dan jasa yang dinilai
leader-note-of = dihitung dari { $all } seluruhnya
leader-note-undecided = belum satu pun diputuskan
leader-note-programmes = { $count } program
leader-note-parties = menurut unsur: { $parties }
leader-note-no-party = belum ada
leader-note-registered = dari { $count } terdaftar
leader-note-owners = { $count } mempunyai program dalam siklus ini
leader-note-over = { $count } yang diterima sudah selesai atau waktunya berakhir
leader-note-doubled = { $count } pasang di antaranya tampaknya satu kegiatan dan belum diputuskan
finding-unite = Jadikan satu catatan
finding-unite-hint = Bandingkan kedua catatan di atas. Yang tetap tidak berubah; salin dahulu hal yang hanya ada pada catatan lain. Catatan lain ditutup dengan keterangan tempatnya dicatat, dan dapat dibuka kembali oleh pemiliknya.
finding-unite-stays = Catatan mana yang tetap?
finding-unite-keep = Pertahankan “{ $title }” ({ $owner })
finding-unite-confirm = “{ $kept }” ({ $kept_owner }) tetap, dan “{ $gone }” ({ $gone_owner }) ditutup. Lanjutkan?
finding-gone-title = Catatan sudah digabungkan
finding-gone = “{ $gone }” ditutup karena digabungkan ke “{ $kept }”, sehingga temuan ini tidak dibandingkan lagi.
finding-gone-open = Buka program yang tetap
finding-gone-next = Bandingkan dengan program yang tetap
finding-refused-unite = Tidak ada putusan penggabungan yang masih berlaku untuk kedua program ini. Muat ulang halamannya.
finding-refused-unite-partnership = Catatan yang akan ditutup masih dilaksanakan dalam kemitraan. Pilih catatan itu sebagai yang tetap, atau ubah kemitraannya dahulu.
finding-refused-stays = Pilih catatan yang tetap.
finding-united-reason = Dicatat dalam program “{ $title }” ({ $owner }).
notice-finding-united = Kedua catatan dijadikan satu; catatan ini yang tetap.
event-finding-united = Dua catatan dijadikan satu
event-programme-settled-merge = Putusan sinkronisasi: gabungkan
event-programme-settled-area = Putusan sinkronisasi: bagi wilayah
event-programme-settled-time = Putusan sinkronisasi: geser waktu
event-programme-settled-complement = Putusan sinkronisasi: saling melengkapi
event-programme-settled-no-conflict = Putusan sinkronisasi: tidak bertabrakan
event-programme-verdict-withdrawn = Putusan sinkronisasi dibatalkan
email-finding-subject = Putusan sinkronisasi: { $title }
email-finding-area-text = Sekretariat Bersama memutuskan bahwa “{ $title }” dan “{ $other }” membagi wilayahnya.

    Sesuaikan lokasi program Anda. Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-time-text = Sekretariat Bersama memutuskan bahwa salah satu dari “{ $title }” dan “{ $other }” menunggu yang lain selesai.

    Bicarakan siapa yang mengubah waktu programnya. Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-mover-text = Sekretariat Bersama memutuskan bahwa “{ $title }” menggeser waktunya, sehingga tidak berjalan bersama “{ $other }”.

    Pemilik “{ $title }” mengubah waktu programnya. Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-merge-text = Sekretariat Bersama memutuskan bahwa “{ $title }” dan “{ $other }” ialah satu kegiatan yang dicatat dua kali.

    Kedua catatan akan dijadikan satu; Anda diberi tahu bila itu sudah dilakukan. Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-complement-text = Sekretariat Bersama memutuskan bahwa “{ $title }” dan “{ $other }” saling melengkapi dan keduanya berjalan terus.

    Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-no-conflict-text = Sekretariat Bersama memutuskan bahwa “{ $title }” dan “{ $other }” tidak bertabrakan.

    Anda tidak perlu mengubah apa pun. Putusan dan catatannya: { $link }

    Sekretariat Bersama { $district }
email-finding-stays-text = Program “{ $other }” digabungkan ke program “{ $title }”, yang kini mencatat kegiatan itu dan menyebut semua pelaksananya.

    Lihat { $link }

    Sekretariat Bersama { $district }
email-finding-united-text = Program “{ $title }” digabungkan ke program “{ $other }”, yang kini mencatat kegiatan itu.

    Lembaga Anda tetap tercatat sebagai pelaksananya. Lihat { $link }

    Sekretariat Bersama { $district }
finding-answers = Jawaban para pemilik
finding-answer = Jawaban Anda atas putusan ini
finding-answer-hint = Anda menjawab untuk program “{ $title }”. Setiap pemilik menjawab satu kali atas setiap putusan; jawabannya terbaca di halaman ini oleh semua yang dapat membukanya, dan tidak terbuka untuk umum.
finding-answer-question = Bagaimana jawaban Anda?
finding-answer-agrees = Setuju
finding-answer-objects = Keberatan
finding-answer-reason = Alasan
finding-answer-reason-hint = Wajib diisi bila keberatan: apa yang tidak dapat dijalankan, dan usul Anda.
finding-answer-save = Kirim jawaban
finding-answer-overtaken = Yang Anda tulis belum disimpan, karena sementara itu ada yang mendahului: { $what } ({ $name }, { $when }).
finding-objection-waits = Menunggu Sekretariat Bersama.
finding-kept-verdict = Putusan dipertahankan.
finding-reply = Ada keberatan atas putusan ini
finding-reply-hint = Putuskan lagi di bawah, atau pertahankan putusan ini dan jelaskan sebabnya kepada { $owner }.
finding-reply-text = Penjelasan
finding-reply-save = Pertahankan putusan
finding-refused-answer = Putusan ini tidak berlaku lagi, sehingga tidak dapat dijawab. Muat ulang halamannya.
finding-refused-answered = Putusan ini sudah dijawab untuk program tersebut. Muat ulang halamannya.
finding-refused-reply = Tidak ada keberatan yang menunggu penjelasan. Muat ulang halamannya.
finding-refused-unite-objected = Ada keberatan atas putusan ini yang belum ditanggapi. Putuskan lagi, atau pertahankan putusan dengan penjelasan dahulu.
notice-finding-answered = Jawaban dikirim kepada Sekretariat Bersama.
notice-finding-kept = Putusan dipertahankan; yang berkeberatan diberi tahu.
event-finding-agreed = Putusan temuan disetujui
event-finding-objected = Keberatan atas putusan temuan
event-finding-kept = Putusan temuan dipertahankan
email-finding-found-subject = Program lain yang tampaknya sama: { $title }
email-finding-found-text = { $owner } mengajukan program “{ $other }”, yang tampaknya sama dengan program Anda “{ $title }” atau mengerjakan hal yang sama.

    Lihat sebabnya, lalu bicarakan dengan pelaksananya; Sekretariat Bersama yang memutuskan. Lihat { $link }

    Sekretariat Bersama { $district }
email-finding-answer-subject = Jawaban atas putusan sinkronisasi: { $title }
email-finding-agreed-text = { $owner } setuju dengan putusan sinkronisasi atas programnya “{ $title }” dan “{ $other }”.

    Catatan: { $reason }

    Putusan dan jawabannya: { $link }

    Sekretariat Bersama { $district }
email-finding-objected-text = { $owner } keberatan atas putusan sinkronisasi atas programnya “{ $title }” dan “{ $other }”.

    Alasan: { $reason }

    Putuskan lagi, atau pertahankan putusan dengan penjelasan: { $link }

    Sekretariat Bersama { $district }
email-finding-kept-text = Sekretariat Bersama mempertahankan putusannya atas “{ $title }” dan “{ $other }”.

    Penjelasan: { $reply }

    Putusan dan jawabannya: { $link }

    Sekretariat Bersama { $district }
area-title = Data kebutuhan
area-sub = Berapa kebutuhan di setiap kecamatan atau desa menurut data yang diterbitkan, dan berapa yang dijangkau program.
area-see = Lihat data kebutuhan
area-seek-purpose = Menurut { $data } ({ $producer }, { $year }), di { $place } ada { $need } { $unit } yang belum dijangkau program yang tercatat.
area-none = Belum ada data kebutuhan.
area-none-hint = Sekber memuatnya dari lembar yang diterbitkan produsen data.
area-lines = Kebutuhan menurut data, dan program siklus ini
area-name = Nama data
area-name-hint = Misalnya: Jumlah balita stunting.
area-concept = Definisi
area-concept-hint = Apa yang dihitung, seperti dalam metadata produsennya.
area-producer = Produsen data
area-licence = Lisensi
area-source = Sumber
area-source-hint = Alamat halaman atau nama dokumen tempat data ini diterbitkan.
area-year = Tahun
area-year-hint = Kosongkan bila lembarnya memuat kolom “tahun” dengan satu tahun saja.
area-unit-people = orang
area-unit = Satuan
area-unit-hint = Kosongkan bila lembarnya memuat kolom “satuan”.
area-theme = Tema program yang menjawabnya
area-theme-hint = Hanya program bertema ini yang dihitung menjangkau; tanpa pilihan semua program dihitung.
area-counts-people = Yang dihitung sama dengan penerima manfaat program
area-counts-people-hint = Bila ya, penerima manfaat yang direncanakan dikurangkan dari kebutuhan. Hanya bagi data yang menghitung orang dari kelompok yang sama: balita dengan stunting tidak sama dengan semua balita yang diukur.
area-value = Kolom angka
area-value-hint = Judul kolomnya, bila lembar itu memuat beberapa kolom angka.
area-file = Lembar data
area-file-hint = XLSX atau CSV: satu baris untuk setiap kecamatan atau desa dengan kode wilayah Kemendagri dan angkanya.
area-load = Muat data
area-load-hint = Bentuknya seperti pada portal Satu Data: kolom kode wilayah (kode_kecamatan atau kode_desa_kelurahan), angka, dan bila ada satuan serta tahun. Wilayah di luar daerah ini dilewati.
area-need = Kebutuhan
area-unserved = Di tempat tanpa program
area-left = Sisa
area-planned = Direncanakan
area-served = Terjangkau rencana
area-served-places = Di tempat dengan program
area-by-kecamatan = Menurut kecamatan
area-by-kecamatan-how = Setiap desa dan kelurahan dihitung sekali, dalam kecamatannya. Jumlah yang terjangkau dan yang belum sama dengan kebutuhannya. Program dihitung sekali dalam setiap kecamatan, meskipun menyebut beberapa desanya.
area-kecamatan-of = { $name }, menurut kecamatan
area-kecamatan-alone = { $alone } dari { $all } desa dan kelurahan tanpa program
area-all-kecamatan = Semua kecamatan
area-within = Hanya tempat di Kecamatan { $name }.
area-places = { $count } tempat
area-places-part = Tempat ke-{ $from } sampai ke-{ $to } dari { $all }, yang belum dijangkau lebih dahulu
area-all-places = Semua tempat
area-kecamatan = Kecamatan
area-not-added = tidak dijumlahkan
area-left-uncounted = tidak dihitung
area-left-how = Sisa ialah kebutuhan dikurangi penerima manfaat yang direncanakan program, tempat demi tempat dan tidak kurang dari nol. Sisa hanya dihitung bila datanya menghitung orang dari kelompok yang sama dengan penerima manfaat program.
area-other-year = Data tahun { $data } disandingkan dengan program siklus { $cycle }; keadaannya mungkin sudah berubah.
area-places-of = { $alone } dari { $all } tempat
area-by-place = Menurut tempat
area-met-by = Dihitung program bertema “{ $theme }” yang menyebut tempatnya atau kecamatannya dan waktunya belum berakhir.
area-met-by-all = Dihitung semua program yang menyebut tempatnya atau kecamatannya dan waktunya belum berakhir.
area-planned-how = Penerima manfaat yang direncanakan dibagi rata ke tempat-tempat yang disebut program; sisa ialah kebutuhan dikurangi rencana itu, tempat demi tempat dan tidak kurang dari nol.
area-beyond = Rencana melebihi kebutuhan di { $places } tempat, bersama-sama { $beyond } { $unit }. Kelebihan itu tidak mengurangi sisa tempat lain.
area-whole = { $count } program untuk seluruh daerah tidak menyebut tempat, jadi tidak dihitung di sini.
area-untold = { $count } program menyebut tempat tetapi tidak menyebut penerima manfaatnya.
area-about = Tentang data ini
area-loaded = Dimuat
area-skipped = Tidak dimuat
area-skipped-rows = { $count } baris wilayah di luar daerah ini, dengan kode
area-remove = Hapus data ini
area-remove-confirm = Hapus data ini beserta semua angkanya?
area-refused-full = Jumlah data kebutuhan sudah paling banyak. Hapus yang lama dahulu.
area-fault-no-code = Tidak ada kolom kode wilayah, misalnya kode_kecamatan atau kode_desa_kelurahan.
area-fault-no-value = Kolom angkanya tidak ditemukan. { $text }
area-fault-several-values = Ada beberapa kolom angka: { $text }. Isikan judul yang dimaksud pada “Kolom angka”.
area-fault-code = Baris { $row }: “{ $text }” bukan kode wilayah.
area-fault-place = Baris { $row }: wilayah { $text } tidak ada dalam daftar wilayah daerah ini.
area-fault-levels = Baris { $row }: { $text } bukan tingkat yang sama dengan baris sebelumnya (kecamatan atau desa).
area-fault-either = Baris { $row }: “{ $text }” dapat dibaca sebagai ribuan atau pecahan. Tulis tanpa titik dan koma, atau simpan sebagai XLSX.
area-fault-number = Baris { $row }: “{ $text }” bukan angka yang dapat dipakai.
area-fault-twice = Baris { $row }: wilayah { $text } muncul lebih dari sekali.
area-fault-no-rows = Tidak ada satu pun baris untuk wilayah daerah ini.
fault-area-share = Satuan ini bagian atau rata-rata, yang tidak dapat dijumlahkan antarwilayah. Muat banyaknya, misalnya orang, keluarga, atau unit.
fault-area-people = Penerima manfaat program dihitung sebagai orang. Data bersatuan lain tidak dapat dikurangi dengannya: kosongkan “Yang dihitung sama dengan penerima manfaat program”, atau muat angkanya sebagai orang.
area-fault-negative = Baris { $row }: “{ $text }” tidak boleh negatif.
area-fault-years = Lembar ini memuat beberapa tahun ({ $text }). Isi tahun yang dimaksud; baris tahun lain tidak dimuat.
area-replaces = Gantikan data dengan nama dan tahun yang sama
area-told-kecamatan = Data ini memuat { $told } dari { $all } kecamatan; yang lain tidak disebut.
area-told-villages = Data ini memuat { $told } dari { $all } desa dan kelurahan; yang lain tidak disebut.
fault-area-same = Data dengan nama dan tahun ini sudah dimuat. Gantikan yang lama, atau beri nama lain.
fault-area-year-ahead = Data tahun ini atau sebelumnya saja yang dapat dimuat.
fault-area-many-people = Satu kecamatan atau desa tidak berpenduduk lebih dari { $most } orang. Periksa angka dan satuannya.
fault-area-year = Isi tahun antara 1990 dan 2100.
fault-area-sheet = Lembar ini belum dapat dimuat; sebabnya tertulis di bawah.
fault-area-file = Berkas ini bukan lembar yang dapat dibaca.
notice-area-data-loaded = Data dimuat.
notice-area-data-loaded-part = Data dimuat tanpa baris wilayah di luar daerah ini; banyaknya dan kode wilayahnya ada pada “Tentang data ini”.
notice-area-data-removed = Data dihapus.
audit-subject-area-data = Data kebutuhan
event-area-data-loaded = Data kebutuhan dimuat
event-area-data-removed = Data kebutuhan dihapus
area-data-of-place = { $name }, { $place }: { $value } { $unit } ({ $producer }, { $year })
area-data-of-place-simulated = { $name }, { $place }: { $value } { $unit } ({ $producer }, { $year }; simulasi)

nav-awards = Penghargaan
# Awards: list and beginning
award-list-title = Penghargaan mitra pembangunan
award-list-sub = Aturan, rumus, dan hasilnya terbuka bagi siapa pun; skor para pemenang dan peringkat semua peserta dapat dihitung ulang.
award-standing-link = Posisi pada penghargaan
award-own-standing = Posisi lembaga kami
award-own-entries = Bukti lembaga kami
award-new = Penghargaan baru
award-empty = Belum ada penghargaan
award-empty-hint = Penghargaan muncul di sini setelah aturannya diumumkan.
award-column-name = Penghargaan
award-column-track = Jalur
award-column-year = Tahun
award-column-state = Tahap
award-past-title = Penerima penghargaan
award-past-result = Hasil dengan skornya
award-new-sub = Mulai dari templat; semuanya dapat diubah sebelum diumumkan.
field-award-name = Nama penghargaan
hint-award-name = Misalnya: Mitra Pembangunan Award 2023
field-award-cycle = Siklus yang dinilai
hint-award-cycle = Data siklus inilah yang dihitung.
field-award-template = Templat aturan
award-template-thanks = Berterima kasih dan mendorong
award-template-csr = CSR perusahaan, sepuluh bidang
award-template-blank = Kosong
award-template-hint-thanks = Program, dana, kerja sama, keterbukaan, dan juri, dengan kelas ukuran.
award-template-hint-csr = Terutama dana (65%), ditambah laporan dan rencana. Rumus yang pernah dimuat koran berjumlah 105%; yang ini 100%.
award-template-hint-blank = Hanya tanggal yang lazim.
award-begin = Mulai menyusun
award-track-partners = Penghargaan mitra
award-track-csr = Penghargaan CSR
award-state-draft = Disusun
award-state-published = Diumumkan
award-state-frozen = Dibekukan
award-state-scoring = Dinilai
award-state-decided = Ditetapkan
award-state-cancelled = Dibatalkan
notice-award-created = Penghargaan dibuat. Sesuaikan aturannya, lalu umumkan.
# The page of a season
award-edit = Ubah aturan
award-my-sheets = Lembar penilaian saya
award-next = Langkah berikutnya
award-not-publishable = Aturan belum dapat diumumkan:
award-draft-differs = Draf berbeda dari versi yang berlaku. Umumkan sebagai versi baru dengan alasannya; semua orang melihat keduanya.
award-publish-how = Setelah diumumkan, aturan dapat dibaca siapa saja. Perubahan sesudahnya menjadi versi baru.
field-award-reason = Alasan perubahan
hint-award-reason = Dibaca semua orang di samping versi yang baru.
award-publish = Umumkan aturan
award-freeze-how = Bekukan sebelum pendaftaran atau pengumpulan laporan ditutup. Sesudah itu tidak ada yang dapat mengubah aturan.
award-freeze = Bekukan aturan
award-freeze-confirm = Aturan yang dibekukan tidak dapat diubah lagi oleh siapa pun. Bekukan sekarang?
award-evidence-how = Batas waktu sudah lewat. Ambil bukti: peserta setiap kategori dan nilai setiap kriteria dihitung dari data, lalu masa sanggah data dimulai.
award-evidence-wait = Bukti dapat diambil setelah batas waktu, { $day }.
award-take-evidence = Ambil bukti dari data
award-uncontested = Peserta tidak lebih banyak daripada pemenang menurut aturan pada kategori { $categories }: semua yang mendapat peringkat menang.
award-announce-how = Bukti sudah dapat disanggah dan lembar juri cukup. Umumkan hasil sementara: siapa pun membacanya dengan nama samaran, dan mulai hari ini peserta dapat menyanggah angka dan peringkatnya selama hari kerja menurut aturan.
award-announce = Umumkan hasil sementara
award-announce-confirm = Hasil sementara hanya diumumkan sekali; sesudah itu angka berubah hanya karena sanggahan. Umumkan sekarang?
award-evidence-confirm = Bukti hanya diambil sekali. Ambil sekarang?
award-decide-how = Masa sanggah hasil selesai dan setiap sanggahan dijawab. Setelah ditetapkan, hasil tidak berubah lagi dan pemenang tampil dengan nama.
award-decide = Tetapkan hasil
award-decide-confirm = Hasil yang ditetapkan tidak dapat diubah lagi. Tetapkan sekarang?
award-cancel = Batalkan penghargaan
award-cancel-how = Penghargaan berakhir tanpa hasil. Alasannya dibaca semua orang, dan pembatalan tidak dapat ditarik kembali.
award-cancel-confirm = Penghargaan yang dibatalkan tidak dapat dilanjutkan lagi. Batalkan sekarang?
award-cancelled-on = Penghargaan ini dibatalkan pada { $when }.
field-award-cancel-reason = Alasan pembatalan
hint-award-cancel-reason = Misalnya: tidak ada mitra yang memenuhi syarat
award-papers-next = Buat konsep keputusan, piagam, dan surat
award-missing-window = Masa sanggah data belum selesai.
award-missing-objections = Masa sanggah hasil belum selesai.
award-missing-answers = Masih ada sanggahan yang belum dijawab.
award-missing-jurors = Masih ada peserta yang dinilai terlalu sedikit juri.
award-work = Pekerjaan
award-entries = Peserta dan bukti
award-jury = Juri
award-result = Hasil
award-result-provisional = Hasil sementara
award-checks = Uji kepekaan
award-wall = Layar penyerahan
award-papers = Keputusan, piagam, surat
award-rules = Aturan
award-version = Versi { $number }
award-versions = Versi aturan
award-changed-since = Yang berubah sejak versi { $number }
award-changed-what = Bagian aturan
award-changed-was = Sebelumnya
award-changed-is = Sekarang
award-asks-report = ya
award-asks-none = tidak
award-winners-number = pemenang: { $number }
award-frozen-mark = dibekukan
award-draft-mark = draf
award-digest = Nilai hash aturan (SHA-256):
award-cut-off = Batas waktu data
award-taken-on = Bukti diambil pada { $day }.
award-frozen-after = Aturan ini dibekukan pada { $day }, sesudah batas waktu data, { $cut_off }: saat itu isi data sudah dapat diketahui.
award-open-after = Batas waktu data, { $cut_off }, sudah lewat, sehingga isi data sudah dapat diketahui. Pilih batas waktu yang masih akan datang; bila aturan dibekukan begini, semua orang membaca bahwa itu terjadi sesudah batas waktu.
award-contest = Masa sanggah data
award-contest-what = Yang disanggah adalah data; nilai juri disanggah setelah hasil sementara diumumkan.
award-contest-until = Sampai { $day }.
award-contest-ended = Berakhir pada { $day }.
award-contest-days = { $count } hari kerja sejak bukti diambil
award-object = Masa sanggah hasil
award-object-days = { $count } hari kerja sejak hasil sementara diumumkan
award-object-what = Peserta menyanggah angka atau peringkatnya sendiri; setiap sanggahan dijawab dengan alasan sebelum hasil ditetapkan.
award-sheets-day = Lembar juri paling lambat
award-sheets-closed = Sudah ditutup: hasil sementara diumumkan pada { $day }.
award-pseudonyms = Nama samaran
award-pseudonym = Peserta yang tidak menang tampil dengan nama samaran, begitu pula semua peserta dalam hasil sementara: siapa pun membaca kategori, skor, dan peringkatnya. Angkanya pada setiap kriteria hanya dibaca lembaga itu sendiri, juri, dan yang mengawasi, kecuali angka yang memutus skor yang sama dalam berkas hasil. Nama samaran tidak merahasiakan siapa yang ikut dan tidak melindungi sepenuhnya: skor bersandar pada data yang terbuka (program, lokasi, dana, kemitraan), sehingga dalam kategori berpeserta sedikit, atau bagi orang yang mengenal sebuah lembaga, pemilik skor mungkin tertebak.
award-ceremony = Penyerahan
award-eligible = Yang ikut
award-eligible-how = Mitra terverifikasi; jumlah program pada siklus ini paling sedikit { $programmes }.
award-eligible-reports = Mitra ikut bila setiap laporannya yang jatuh tempo sejak awal masa penilaian sampai batas waktu sudah dikonfirmasi ketika bukti diambil, paling sedikit satu.
award-undisclosed = Yang tidak disebut
award-undisclosed-how = Bukan nol: bobotnya beralih ke kriteria lain. Peserta diberi peringkat bila paling sedikit { $percent }% bobot ada nilainya.
award-jury-how = Juri tanpa benturan kepentingan untuk setiap peserta, paling sedikit: { $jurors }. Mereka tidak melihat nilai juri lain sebelum menyerahkan nilainya.
award-ties = Bila nilai sama
award-ties-shared = Peringkat dibagi.
award-ties-how = Diputuskan menurut { $criteria }: angka yang lebih tinggi menang, yang tidak disebut kalah; bila tetap sama, peringkat dibagi.
award-formula = Rumus
award-formula-how = Skor = jumlah (angka setiap kriteria × bobotnya) dibagi jumlah bobot yang ada angkanya, dibulatkan dua desimal. Angka 0–100 ditentukan rubrik tetap, sehingga peserta lain tidak mengubahnya. Yang dihitung dari data bernilai nol bila tidak ada catatannya; yang tidak dapat dicatat siapa pun, misalnya pertumbuhan tanpa siklus sebelumnya, tidak dinilai dan bobotnya beralih ke kriteria lain. Bukti yang sudah diambil tidak berubah.
award-criterion = Kriteria
award-source = Sumber angka
award-rubric = Rubrik
award-rubric-people = diberikan menurut uraian
award-weight = Bobot
award-weights-sum = Jumlah bobot
award-advocacy = dibatasi
award-categories = Kategori
award-category = Kategori
award-category-who = Peserta
award-winners = Pemenang
award-everybody = semua mitra
award-size-small = lokal dan regional
award-size-large = nasional dan internasional
award-counts-benefit = makin banyak makin baik
award-counts-cost = makin sedikit makin baik
notice-award-saved = Tersimpan.
notice-award-published = Aturan diumumkan.
notice-award-frozen = Aturan dibekukan.
notice-award-evidence = Bukti diambil; masa sanggah data dimulai.
notice-award-announced = Hasil sementara diumumkan; masa sanggah hasil dimulai.
notice-award-decided = Hasil ditetapkan dan tampil untuk umum.
notice-award-cancelled = Penghargaan dibatalkan.
# Where points come from
award-source-jury = Juri
award-source-recorded = Dicatat Sekber setelah pemeriksaan
award-source-programmes = Data: jumlah program
award-source-priority-programmes = Data: program prioritas
award-source-funds = Data: dana yang direncanakan (rupiah)
award-source-kecamatan = Data: kecamatan terjangkau
award-source-villages = Data: desa terjangkau
award-source-beneficiaries = Data: penerima manfaat
award-source-offices = Data: perangkat daerah yang bersepakat
award-source-attendance = Data: kehadiran rapat (%)
award-source-legal-documents = Data: dokumen legalitas yang berlaku
award-source-completeness = Data: kelengkapan (%)
award-source-papers-in-order = Data: naskah kerja sama beres (%)
award-source-money-disclosed = Data: nilai dana yang disebut (%)
award-source-reports-handed-in = Data: laporan diserahkan (%)
award-source-programme-growth = Data: pertumbuhan program (%)
award-source-funds-growth = Data: pertumbuhan dana (%)
award-formula-jury = Rata-rata nilai juri, dikoreksi menurut seberapa ketat setiap juri menilai.
award-formula-recorded = Angka yang dicatat Sekber dengan dasar pemeriksaannya.
award-formula-programmes = Banyaknya program pada siklus ini yang terverifikasi, berjalan, atau selesai.
award-formula-priority-programmes = Banyaknya program tersebut yang menyentuh tema prioritas daerah atau, menurut kode nomenklaturnya, misi RPJMD: prioritas yang sama dengan halaman Kesenjangan.
award-formula-funds = Jumlah baris dana rupiah pada program untuk tahun penilaian: yang direncanakan, bukan realisasi. Dana yang seluruhnya dalam mata uang lain tidak dapat dijumlahkan, sehingga tidak dinilai.
award-formula-kecamatan = Banyaknya kecamatan yang disebut sebagai lokasi program.
award-formula-villages = Banyaknya desa dan kelurahan yang disebut sebagai lokasi program.
award-formula-beneficiaries = Jumlah penerima manfaat yang disebut program.
award-formula-offices = Banyaknya perangkat daerah yang bersepakat dengan mitra: menyetujui pasangan pada rapat koordinasi sampai batas waktu, atau bersama dalam kemitraan siklus ini yang diterima kedua pihak.
award-formula-attendance = Rata-rata kehadiran pada rapat yang diundang: hadir atau diwakili 100, tidak hadir 0; yang berhalangan dengan izin tidak dihitung. Tanpa rapat yang dihitung tidak dinilai.
award-formula-legal-documents = Banyaknya dokumen legalitas yang berlaku pada batas waktu dan berkasnya tersimpan.
award-formula-completeness = Rata-rata kelengkapan program: dana, lokasi, waktu, target, penerima manfaat, masing-masing 20 persen.
award-formula-papers-in-order = Bagian kemitraan siklus ini yang naskahnya sudah beres (berjalan atau selesai) dari yang diterima kedua pihak.
award-formula-money-disclosed = Rata-rata per kemitraan: bagian catatan dana atau barang dari mitra yang nilainya disebut; kisaran dihitung setengah, yang dirahasiakan nol.
award-formula-reports-handed-in = Bagian laporan yang jatuh tempo sampai batas waktu yang sudah diserahkan.
award-formula-programme-growth = Banyaknya program dibanding siklus sebelumnya, dalam persen. Tanpa siklus sebelumnya tidak dinilai.
award-formula-funds-growth = Dana yang direncanakan dibanding siklus sebelumnya, dalam persen. Tanpa dana siklus sebelumnya tidak dinilai.
# Writing the rules
award-edit-sub = Yang disimpan adalah draf; yang berlaku tetap versi yang diumumkan.
field-award-aim = Tujuan
field-award-from = Awal masa penilaian
field-award-until = Akhir masa penilaian
field-award-cut-off = Batas waktu data
hint-award-cut-off = Data dibaca setelah hari ini berakhir.
field-award-ceremony = Hari penyerahan
hint-award-ceremony = Paling cepat 14 hari setelah batas waktu: data disanggah, juri menilai, lalu hasil sementara disanggah.
field-award-contest-days = Masa sanggah (hari kerja)
hint-award-contest-days = Berlaku dua kali: untuk data sejak bukti diambil, dan untuk hasil sejak hasil sementara diumumkan. Lazimnya 3 hari kerja.
field-award-least-programmes = Program paling sedikit
field-award-needs-report = Laporan menjadi syarat ikut
hint-award-needs-report = Hanya mitra yang setiap laporannya yang jatuh tempo sampai batas waktu sudah dikonfirmasi yang ikut.
field-award-least-disclosed = Bobot yang harus ada angkanya (%)
hint-award-least-disclosed = Peserta yang lebih sedikit menyebut datanya tidak diberi peringkat.
field-award-least-jurors = Juri paling sedikit untuk setiap peserta
award-criteria = Kriteria
award-criteria-how = Bobot semua kriteria harus berjumlah 100. Kosongkan nama untuk menghapus. Rubrik: nilai=angka, dipisah titik koma, misalnya 0=0; 5=60; 20=100.
award-criterion-new = Kriteria baru
award-group = Kelompok
award-counts = Arah
award-meaning = Uraian angka
award-advocacy-field = Bergantung pada kepuasan perangkat daerah?
award-yes = Ya (bobot dibatasi)
award-no = Tidak
award-weights-now = Jumlah bobot dalam draf: { $sum }%
award-categories-how = Kategori membatasi siapa dibandingkan dengan siapa. Kosongkan nama untuk menghapus. Bila pemenang sebanyak peserta, semua yang mendapat peringkat menang.
award-category-new = Kategori baru
award-category-theme = Tema
award-category-size = Ukuran
award-category-kind = Jenis mitra
field-award-ties = Bila nilai sama, putuskan menurut kriteria
hint-award-ties = Kode kriteria menurut urutan, misalnya k10, k3. Kosong berarti peringkat dibagi.
award-code = Kode
fault-award-weights = Bobot berjumlah { $sum }, bukan 100.
fault-award-criteria = Isi 1 sampai 24 kriteria.
fault-award-categories = Isi 1 sampai 24 kategori.
fault-award-twice = “{ $name }” memakai kode yang sama dengan yang lain.
fault-award-weightless = “{ $name }” belum berbobot.
fault-award-code = Pilihan pada “{ $name }” tidak dikenal. Pilih salah satu dari daftar.
fault-award-rubric = Rubrik “{ $name }” perlu paling sedikit dua titik, nilai yang naik, dan angka 0–100 yang searah. Contoh: 0=0; 5=60; 20=100.
fault-award-advocacy = Kriteria yang bergantung pada kepuasan perangkat daerah berbobot { $sum }%, paling banyak { $most }%: mitra yang kritis tidak boleh dirugikan.
fault-award-tie = Tidak ada kriteria berkode { $code }.
fault-award-days = Urutan tanggal: awal, akhir; batas waktu sesudah awal, penyerahan sesudah batas waktu.
fault-award-too-soon = Antara batas waktu dan penyerahan perlu paling sedikit { $days } hari.
fault-award-number = Isi bilangan bulat yang wajar.
fault-award-source = Pilih sumber angka “{ $name }”.
fault-award-weight = Bobot “{ $name }” bilangan bulat 1–100.
fault-award-winners = Pemenang “{ $name }” bilangan bulat 1–10.
fault-award-theme = Tema “{ $name }” belum ada dalam daftar tema daerah: tambahkan di Pengaturan atau pilih yang lain.
fault-award-points = Angka 0–100 dengan paling banyak dua desimal, atau bilangan bulat untuk data.
fault-award-least = Nilai paling sedikit { $least }.
fault-award-most = Nilai paling banyak { $most }.
fault-award-mark = Isi angka 0–100, paling banyak dua desimal.
# Refusals
award-refused-frozen = Aturan sudah dibekukan dan tidak dapat diubah.
award-refused-too-early = Langkah ini belum waktunya.
award-refused-done = Langkah ini sudah selesai.
award-refused-cancelled = Penghargaan ini dibatalkan.
award-refused-tampered = Aturan yang tersimpan bukan lagi yang diumumkan. Jalankan sekber doctor.
award-refused-unchanged = Draf sama dengan versi yang berlaku.
award-refused-no-reason = Tulis alasan perubahan: semua orang membacanya.
award-refused-draft-differs = Draf berbeda dari versi yang diumumkan. Umumkan dahulu, atau kembalikan draf.
award-refused-before-cut-off = Batas waktu data belum lewat.
award-refused-nobody = Tidak ada mitra yang memenuhi syarat pada kategori mana pun.
award-refused-jurys = Angka kriteria ini diberikan juri.
award-refused-window = Masa sanggah sudah ditutup.
award-refused-no-window = Hari penyerahan tidak dapat dipenuhi lagi: masa sanggah data dan masa sanggah hasil berakhir sesudahnya. Pindahkan hari penyerahan, umumkan, lalu bekukan.
award-ceremony-late = Hari penyerahan menurut aturan, { $ceremony }, tidak dapat dipenuhi: hasil dapat ditetapkan paling cepat { $day }. Aturan sudah dibekukan; tetapkan hari penyerahan yang baru dengan keputusan.
award-ceremony-late-open = Hari penyerahan menurut aturan, { $ceremony }, tidak dapat dipenuhi: hasil dapat ditetapkan paling cepat { $day }. Aturan masih terbuka; Sekber memindahkan hari penyerahan dalam versi baru yang dibaca semua orang.
fault-award-no-window = Hari penyerahan terlalu dekat: sesudah bukti diambil, masa sanggah data dan masa sanggah hasil, masing-masing { $days } hari kerja, harus lewat sebelum hasil ditetapkan. Pindahkan hari penyerahan.
award-refused-waits = Sanggahan sebelumnya atas kriteria ini masih menunggu jawaban.
award-refused-not-mended = Belum ada yang diperbaiki sejak sanggahan ini diajukan. Sanggahan dapat diterima setelah juri menyerahkan edisi baru lembar peserta ini, atau, bila peringkat yang disanggah, data peserta ini dikoreksi.
fault-award-same-amount = Nilai ini sama dengan yang disanggah. Tulis nilai yang benar, atau jawab “tidak diubah”.
award-refused-answered = Sanggahan ini sudah dijawab.
award-refused-announced = Hasil sementara sudah diumumkan: angka hanya berubah bagi peserta yang sanggahannya menunggu jawaban, dan susunan juri tetap.
award-refused-simulated = Penghargaan ini simulasi: tidak ada orang sungguhan yang disurati.
award-refused-not-announced = Umumkan hasil sementara dahulu: peserta berhak menyanggahnya sebelum hasil ditetapkan.
fault-award-no-amount = Kosongkan: yang disanggah bukan nilai dari data.
award-refused-no-juror = Orang ini tidak berperan sebagai juri. Undang dahulu sebagai juri.
award-refused-not-seated = Anda tidak duduk dalam juri ini.
award-refused-conflict = Anda menyatakan benturan kepentingan dengan peserta ini.
award-refused-own = Peserta ini lembaga Anda sendiri. Nyatakan benturan kepentingan; nilai tidak dapat Anda berikan.
award-refused-judged = Orang ini bertugas di { $partner }, yang ikut dinilai dalam penghargaan ini. Orang dari lembaga peserta tidak duduk dalam juri.
award-refused-competes = Lembaga Anda ikut dinilai dalam penghargaan ini, jadi peserta lain pun tidak dapat Anda nilai. Nyatakan benturan kepentingan.
award-refused-blind = Peringkat sementara baru tampil setelah semua lembar Anda diserahkan, dan baru setelah diumumkan bila Anda mempunyai benturan kepentingan dengan salah satu peserta.
award-refused-not-decided = Hasil belum ditetapkan.
# Entries
award-entries-sub = Skor sementara sampai hasil ditetapkan; peringkat tampil pada hasil.
award-entries-own = Bukti lembaga Anda.
award-entries-contest = Sanggah sampai { $day } bila ada yang tidak benar.
award-entries-contested = Masa sanggah berakhir pada { $day }.
award-entries-none = Tidak ada peserta untuk ditampilkan
award-entries-none-hint = Lembaga Anda tidak ikut pada kategori penghargaan ini.
award-left-out = Yang tidak ikut
award-left-out-how = Mitra terverifikasi yang tidak menjadi peserta ketika bukti diambil, dan sebabnya.
award-left-out-who = Mitra
award-left-out-why = Sebab
award-out-programmes = Program pada siklus ini kurang dari yang disyaratkan
award-out-reports = Laporan yang jatuh tempo sampai batas waktu belum semuanya dikonfirmasi, atau tidak ada laporan
award-out-category = Tidak ada kategori yang sesuai dengan tema program, ukuran, atau jenisnya
award-entry = Peserta
award-score-now = Skor
award-score = Skor
award-adds-how = Yang tanpa angka tidak dihitung; bobot yang lain menggantikannya: sumbangan = angka × bobot ÷ { $whole }%.
award-disclosed = Bobot yang ada angkanya
award-sheets = Lembar juri
award-objections-open = Sanggahan terbuka
award-not-ranked = tidak diberi peringkat
award-score-of = dari 100
award-score-hidden = tampil bersama hasil sementara
award-scores-hidden = Skor yang tidak tampil dibuka bersama hasil sementara; bagi juri setelah lembarnya diserahkan.
award-has = Yang dinilai
award-points = Angka
award-adds = Sumbangan ke skor
award-panel = { $jurors } juri, { $least }–{ $most }, rata-rata { $plain }
award-wide = selisih lebar
award-no-marks = Belum ada nilai.
award-blind = Nilai juri tampil setelah penilaian sendiri diserahkan.
award-corrected = dikoreksi
award-how = Rumus dan datanya
award-from-record = dari data, diambil setelah batas waktu
award-cycle-before = siklus sebelumnya { $amount }
award-not-told = tidak disebut
award-comments = Catatan juri
award-objections = Sanggahan
award-upheld = diterima
award-kept = tidak diubah
award-answer = Jawaban
award-right-amount = Nilai yang benar
hint-award-right-amount = Wajib bila sanggahan diterima; angka, atau poin 0 sampai 100.
award-answer-jury = Yang disanggah adalah nilai juri atau peringkat. Bila peserta benar, juri menyerahkan edisi baru lembarnya, atau data peserta ini dikoreksi, sebelum sanggahan dijawab.
award-reason = Alasan
award-answer-now = Jawab
award-waits = Menunggu jawaban Sekber.
award-contest-now = Sanggah
award-contest-send = Kirim sanggahan
field-award-objection = Apa yang tidak benar
hint-award-objection = Sebut datanya dan buktinya.
award-record = Catat atau koreksi
award-record-how = Setiap catatan disimpan di samping yang lama beserta dasarnya; tidak ada yang ditimpa.
field-award-amount = Nilai
hint-award-amount = Angka 0–100, atau bilangan untuk data. Kosong berarti tidak disebut.
field-award-basis = Dasar
hint-award-basis = Misalnya: pemeriksaan lapangan 7 November, berita acara nomor …
# Jury
award-severity-method = Keketatan seorang juri adalah rata-rata selisih nilainya dari rata-rata juri lain pada peserta yang sama; selisih itu dikeluarkan sebelum dirata-ratakan, bila paling sedikit tiga peserta dinilai bersama.
award-apart-title = Nilai yang selisihnya lebar
award-apart-how = Nilai juri tertinggi dan terendah berselisih lebih dari 20. Tim membicarakannya; juri yang berubah pikiran menyerahkan edisi baru, dan semua edisi tersimpan.
award-apart-line = { $criterion }: { $least } sampai { $most }
award-agreement-title = Kesepakatan para juri
award-agreement-how = W Kendall atas urutan peserta yang dinilai semua juri: 1 berarti urutannya sama, 0 berarti tidak ada urutan bersama. Keketatan juri tidak mengubahnya.
award-agreement = W = { $w } (juri: { $jurors }, peserta: { $entries })
award-jury-not-now = Penilaian belum dibuka atau sudah selesai.
award-not-seated = Anda tidak duduk dalam juri ini
award-not-seated-hint = Sekber menetapkan siapa yang duduk dalam juri.
award-panel-title = Anggota juri
award-jury-empty = Belum ada anggota.
award-juror = Juri
award-background = Unsur atau kedudukan dalam tim
award-severity = Keketatan
award-without = Tanpa juri ini
award-without-same = pemenang sama
award-without-others = pemenang lain: { $categories }
award-seat-ended = berhenti
award-late = ditunggu
award-overdue = terlambat
award-sheets-of = { $done } dari { $all }
award-nudge = Ingatkan juri yang ditunggu
award-nudge-how = Satu pengingat sehari untuk setiap juri yang lembarnya belum lengkap: pada lonceng, dan lewat surel bila servernya sudah disetel.
award-sheets-due = Serahkan semua lembar paling lambat { $day }: hasil sementara diumumkan dari lembar juri, lalu masih dapat disanggah sebelum penyerahan.
award-unseat = Berhentikan
award-unseat-confirm = Nilai { $name } tidak lagi dihitung. Berhentikan?
award-seat = Tambah juri
award-interest-partner = bertindak untuk { $partner }
award-interest-runs = bertugas di Sekber yang menjalankan penghargaan
award-seat-nobody = Semua orang dengan peran juri sudah duduk.
award-invite-juror = Undang juri
award-sheet = Lembar penilaian
award-sheet-open = Belum dinilai
award-sheet-conflict = Benturan kepentingan
award-sheet-in = Diserahkan
award-sheet-sub = Nyatakan benturan kepentingan, atau beri angka menurut uraian.
award-sheet-again = Sudah diserahkan. Setelah dibahas Anda dapat menyerahkan edisi berikut; semua edisi disimpan.
award-evidence = Bukti
award-told = Laporan, kunjungan, dan target
award-told-how = Yang tertulis tentang pekerjaan mitra pada masa penilaian, { $period }.
award-told-report = Laporan yang dikonfirmasi
award-told-visit = Kunjungan lapangan
award-told-programme = Target program
award-told-nothing = Tidak ada.
award-told-people = { $n ->
   *[other] Terjangkau menurut laporan: { $count } orang
}
award-told-open = Buka catatannya
award-told-cut = { $n ->
   *[other] Hanya { $count } catatan yang tampil, yang terbaru lebih dahulu menurut jenisnya.
}
award-marks = Penilaian
award-conflict = Saya mempunyai benturan kepentingan dengan peserta ini
award-conflict-hint = Keluarga, pekerjaan, keuangan, atau kepengurusan. Angka Anda tidak diminta, dan Anda tidak melihat penilaian peserta ini. Pernyataan ini tidak dapat ditarik kembali.
award-conflict-told = Anda menyatakan benturan kepentingan dengan peserta ini.
award-conflict-elsewhere = Anda menyatakan benturan kepentingan dengan lembaga ini sebagai peserta lain. Nyatakan juga di sini; nilai tidak dapat Anda berikan.
award-conflict-own = Peserta ini lembaga Anda sendiri, jadi Anda tidak dapat menilainya. Nyatakan benturan kepentingan.
award-declare = Nyatakan benturan kepentingan
field-award-comment = Catatan untuk peserta
hint-award-comment = Dibaca peserta sejak hasil sementara diumumkan, tanpa nama Anda.
award-hand-in = Serahkan
award-others = Nilai juri lain
notice-award-sheet = Lembar penilaian diserahkan.
notice-award-nudged = Pengingat ditulis.
notice-award-nudged-nobody = Tidak ada pengingat baru: juri yang ditunggu sudah diingatkan hari ini, atau semua lembar sudah masuk.
# Result
award-provisional = Sementara: hasil belum ditetapkan, dan hanya tampil bagi yang mengawasi.
award-provisional-closed = Hasil sementara dengan nama samaran. Masa sanggah berakhir pada { $day }; hasil ditetapkan setelah setiap sanggahan dijawab.
award-provisional-told = Hasil sementara dengan nama samaran. Peserta dapat menyanggah angka dan peringkatnya sampai { $day }; hasil ditetapkan setelah setiap sanggahan dijawab.
award-place-provisional = sementara; sanggahan dapat mengubahnya
award-changed-title = Yang berubah karena sanggahan
award-objected = Sanggahan atas hasil sementara: { $all } diajukan, { $upheld } diterima, { $kept } tidak diterima.
award-unchanged = Hasil sama dengan hasil sementara.
award-stood = Hasil sementara
award-stands = Hasil akhir
award-stand = peringkat { $place }, skor { $score }
award-recompute = Dari berkas terbuka siapa pun menghitung ulang dengan lembar kerja: skor setiap pemenang dari angkanya pada setiap kriteria, dan peringkat semua peserta dari skor mereka. Peserta lain memeriksa skornya sendiri pada halaman buktinya.
award-category-empty = Tidak ada peserta.
award-place = Peringkat
award-winner = Pemenang
award-winner-so-far = Pemenang sementara
award-lifted-by = Paling unggul dibanding rata-rata kategorinya: { $criteria }
award-too-little = Hanya { $percent }% bobot yang ada angkanya
award-too-little-told = Terlalu sedikit bobot yang ada angkanya
award-by-tie = Nilai sama; diputuskan menurut aturan.
award-result-digest = Nilai hash hasil (SHA-256):
award-weight-row = Bobot
award-file-ranking = Peringkat
award-file-how = Skor = BULAT(100 × jumlah(angka × bobot) / jumlah bobot yang ada angkanya) / 100. Pemenang tampil dengan angka setiap kriteria (sel kosong: tidak disebut), peserta lain dengan skor, dan dengan angka kriteria pemutus bila skornya sama dengan peserta lain.
award-file-provisional = Selama hasil masih sementara, berkas terbuka memuat skor dan peringkat saja.
award-file-jury = Hanya pemenang.
award-file-severities = Keketatan para juri, dari yang paling ketat, tanpa nama: { $severities }
award-file-marks = Nilai
award-file-least = Terendah
award-file-most = Tertinggi
award-file-plain = Rata-rata apa adanya
award-wall-place = Peringkat { $place }
award-wall-before = Sebelumnya
award-wall-next = Kategori berikutnya
award-wall-reveal = Tampilkan berikutnya
# Checks
award-checks-sub = Tidak ada yang menentukan di sini: cara lain di samping jumlah berbobot resmi, dan seberapa jauh bobot harus berubah. Bobot diundi 10.000 kali.
award-official = Resmi
award-first-share = Pertama bila bobot diundi
award-among-share = Di antara pemenang bila bobot diundi
award-ranges-title = Seberapa jauh tiap bobot dapat berubah: { $entry } tetap pertama
award-ranges-how = Satu bobot berubah, yang lain dibagi ulang menurut perbandingannya. Di antara kedua bobot itu tidak ada yang melampauinya. Yang tidak disebut dihitung sebesar skor peserta itu sendiri.
award-range-between = Tetap pertama pada bobot
award-range-holds = Tahan perubahan bobot
award-range-little = kurang dari ±10%
award-vikor-accepted = Kedua syarat VIKOR atas urutan pertamanya terpenuhi.
award-vikor-close = Menurut VIKOR, urutan pertamanya tidak cukup jauh di depan urutan kedua.
award-vikor-unstable = Menurut VIKOR, urutan pertamanya tidak mantap: ia tidak pertama menurut seluruh kriteria dan tidak pula menurut kriteria terburuknya.
award-vikor-neither = Kedua syarat VIKOR atas urutan pertamanya tidak terpenuhi: ia tidak cukup jauh di depan, dan tidak mantap.
award-tau = Kesesuaian dengan yang resmi (tau Kendall)
award-change = Perubahan bobot terkecil yang menyamakan { $rival } dengan pemenang: { $change } seluruhnya.
award-no-change = Tidak ada bobot yang mengubah pemenang.
award-reversals = Pada SAW, kepergian { $count } peserta mengubah urutan yang lain; pada jumlah resmi tidak pernah.
award-checks-few = Kurang dari dua peserta berperingkat.
award-method-saw = SAW
award-method-topsis = TOPSIS
award-method-vikor = VIKOR
award-method-maut = MAUT
award-method-wp = WP
award-method-spotis = SPOTIS
# Standing
award-standing-sub = Hanya tentang lembaga Anda: menurut data hari ini, dan setelah bukti diambil menurut bukti itu.
award-taken-how = Bukti sudah diambil: itulah yang dinilai, dan data yang dicatat sesudahnya tidak mengubahnya.
award-taken-out = Lembaga ini tidak menjadi peserta.
award-taken-waits = skor dan peringkat tampil bersama hasil sementara
award-taken-place = Peringkat { $place }
award-taken-provisional = Peringkat { $place }, hasil sementara
award-standing-for-partners = Halaman ini menunjukkan posisi mitra pada kriteria penghargaan. Akun Anda tidak mewakili mitra.
award-standing-none = Belum ada penghargaan pada siklus ini
award-standing-none-hint = Posisi tampil setelah aturannya diumumkan.
award-score-record = Skor menurut data
award-told-share = { $percent }% bobot ada angkanya
award-next-title = Langkah berikutnya
award-next-step = Mencapai { $value }: +{ $adds } pada skor
award-standing-on = Posisi pada { $season }
award-steps-title = Langkah yang paling menambah skor
award-step = { $criterion }: mencapai { $value } menambah { $adds } pada skor
award-per-criterion = Setiap kriteria
award-tell-it = Sebutkan datanya agar dinilai
award-tell-later = Dinilai setelah ada catatannya
award-standing-jury = dinilai juri
award-standing-recorded = diperiksa Sekber
award-ticket = Laporan menjadi syarat ikut: { $confirmed } dari { $due } laporan yang jatuh tempo sampai { $day } sudah dikonfirmasi.
award-ticket-none = Laporan menjadi syarat ikut, dan sampai { $day } tidak ada laporan lembaga ini yang jatuh tempo: tanpa laporan yang dikonfirmasi, mitra tidak ikut.
award-ticket-reports = Buka laporan
job-name-award-evidence = Bukti penghargaan diambil setelah batas waktu
job-name-award-reminders = Pengingat lembar penilaian juri
email-award-taken-subject = Bukti { $season } dapat disanggah
email-award-taken-text = Bukti { $season } sudah diambil dari data, dan lembaga Saudara menjadi peserta. Periksa apa yang tercatat pada setiap kriteria; yang tidak benar dapat disanggah sampai { $until }.

    { $link }

    Sekretariat Bersama { $district }

email-award-out-subject = { $season }: lembaga Saudara tidak menjadi peserta
email-award-out-text = Bukti { $season } sudah diambil dari data, dan lembaga Saudara tidak menjadi peserta. Sebabnya tertulis pada daftar peserta.

    { $link }

    Sekretariat Bersama { $district }

email-award-announced-subject = Hasil sementara { $season } dapat disanggah
email-award-announced-text = Hasil sementara { $season } sudah diumumkan. Skor lembaga Saudara, dan peringkatnya bila diberi peringkat, tertulis pada halaman buktinya dan dapat disanggah sampai { $until }.

    { $link }

    Sekretariat Bersama { $district }

email-award-decided-subject = Hasil { $season } sudah ditetapkan
email-award-decided-text = Hasil { $season } sudah ditetapkan. Angka lembaga Saudara pada setiap kriteria terbaca pada halaman buktinya; surat resminya dikirim oleh Sekber setelah ditandatangani.

    { $link }

    Sekretariat Bersama { $district }

email-award-objected-subject = Sanggahan atas { $season }: { $partner }
email-award-objected-text = { $partner } mengajukan sanggahan atas { $season }. Sanggahan itu menunggu jawaban Sekber beserta alasannya.

    { $link }

    Sekretariat Bersama { $district }

email-award-answered-subject = Sanggahan atas { $season } dijawab
email-award-answered-text = Sanggahan { $partner } atas { $season } sudah dijawab dengan alasannya.

    { $link }

    Sekretariat Bersama { $district }

email-award-begun-subject = Lembar penilaian { $season } menunggu Saudara
email-award-begun-text = Bukti { $season } sudah diambil, sehingga peserta dapat dinilai. Nyatakan benturan kepentingan bila ada, dan serahkan setiap lembar paling lambat { $due }.

    { $link }

    Sekretariat Bersama { $district }

email-award-sheets-subject = Lembar penilaian juri belum lengkap: { $season }
email-award-sheets-text = Masih ada { $open } lembar penilaian Saudara untuk { $season } yang belum diserahkan. Serahkan paling lambat { $due }: hasil sementara diumumkan dari lembar juri dan masih dapat disanggah sebelum penyerahan, { $ceremony }.

    { $link }

    Sekretariat Bersama { $district }

award-tile = Penghargaan berjalan
award-tile-decided = { $count } sudah ditetapkan dalam siklus ini
award-tile-sheets = { $n ->
   *[other] { $count } lembar Anda belum diserahkan
}
award-tile-due = { $sheets }, serahkan paling lambat { $day }
# Papers
award-decrees = Konsep keputusan
award-decrees-how = Konsep untuk Bagian Hukum; yang hanya diketahui bagian itu dibiarkan terbuka.
award-after-publishing = setelah aturan diumumkan
award-after-deciding = setelah hasil ditetapkan
award-certificates = Piagam
award-certificate = Piagam
award-letter = Surat
award-letters-how = Surat setiap peserta ada pada halamannya:
award-letters-zip = Semua konsep surat (ZIP)
award-issue-certificates = Terbitkan piagam
award-certificates-how = Satu piagam untuk setiap pemenang, dengan kode periksa. Nama ditulis tanpa gelar; yang isinya sama tidak diterbitkan lagi.
award-issue-confirm = Terbitkan piagam untuk semua pemenang?
field-award-signatory = Penanda tangan
hint-award-signatory = Kepala daerah, atau Pj., Plt., atau Plh.-nya, dari daftar penanda tangan. Bila belum terdaftar, tulis nama kepala daerah di bawah.
field-award-signer = Nama kepala daerah
hint-award-signer = Tanpa gelar. Wajib diisi bila penanda tangan tidak dipilih dari daftar.
field-award-decree = Nomor keputusan yang mendasari
hint-award-decree = Lengkap dengan tahunnya, misalnya 100.3.3/512/2023
field-award-decree-day = Tanggal keputusan
hint-award-decree-day = Sejak hasil ditetapkan, dan tidak sesudah tanggal piagam.
fault-award-decree = Tulis nomor keputusan saja, dengan huruf, angka, titik, garis miring, atau tanda hubung, dan dengan tahun keputusannya: { $year }.
fault-award-decree-day = Tanggal keputusan paling awal hari hasil ditetapkan dan paling lambat tanggal piagam.
fault-award-certificate-day = Tanggal piagam paling awal hari hasil ditetapkan dan paling lambat 31 hari sesudah hari ini atau sesudah hari penyerahan.
fault-award-who-signs = Pilih penanda tangan dari daftar, atau tulis nama kepala daerah.
fault-award-signer = Tulis nama orang: tanpa angka dan tanpa tanda seperti < > / = @.
award-certificate-decree-of = { $number } tanggal { $day }
field-award-replace = Alasan penggantian
hint-award-replace = Wajib bila sebuah piagam yang sudah keluar berubah isinya. Tersimpan dalam jejak.
event-award-certificate-replaced = Piagam diganti
field-award-certificate-number = Nomor piagam
hint-award-certificate-number = Tanda # diganti 1, 2, 3 menurut urutan daftar, misalnya 000.7/#/2023. Kosong berarti tanpa nomor.
field-award-certificate-day = Tanggal piagam
hint-award-certificate-day = Kosong berarti hari penyerahan menurut aturan.
fault-award-head = Piagam hanya ditandatangani kepala daerah, atau Pj., Plt., atau Plh.-nya. Pilih penanda tangan lain.
fault-award-running = Tulis tanda # di tempat nomor urut: setiap piagam bernomor sendiri.
notice-award-certificates = Piagam diterbitkan.
award-document-simulated = SIMULASI UNTUK PERAGAAN – BUKAN NASKAH YANG SUNGGUH BERLAKU
award-title-simulated = { $title } (SIMULASI UNTUK PERAGAAN)
award-document-draft = KONSEP – belum ditandatangani.
award-document-number = Nomor: { $number }
award-certificate-title = Piagam Penghargaan
award-certificate-given = diberikan kepada
award-certificate-as = sebagai Peringkat { $place } Kategori { $category } pada { $season }
award-certificate-for = atas sumbangsihnya bagi pembangunan { $district }
award-certificate-decree = berdasarkan Keputusan { $head } Nomor { $decree }
award-decree-title = Keputusan { $head }
award-decree-number = NOMOR … TAHUN …
award-decree-about = TENTANG
    { $about }
award-decree-weighing = Menimbang
award-decree-minding = Mengingat
award-decree-legal-office = … (diisi Bagian Hukum Sekretariat Daerah)
award-decree-decides = MEMUTUSKAN:
award-decree-set = Ditetapkan di { $town }
    pada tanggal …
award-decree-annex = Lampiran
award-decree-annex-first = Lampiran I
award-decree-annex-second = Lampiran II
award-decree-force = Keputusan ini mulai berlaku pada tanggal ditetapkan.
award-decree-province = Provinsi { $province }
award-decree-team = Keputusan tim dan aturan
award-decree-team-about = Tim Penilai dan Aturan { $season }
award-decree-team-weighing = bahwa untuk menilai { $season } secara terbuka dan dapat dipertanggungjawabkan, perlu menetapkan Keputusan { $post } tentang { $about };
award-decree-member = Nama
award-decree-team-first = Menetapkan Tim Penilai { $season } dengan susunan sebagaimana tercantum dalam Lampiran I yang merupakan bagian tidak terpisahkan dari Keputusan ini.
award-decree-team-second = Kriteria, bobot, rubrik, dan kategori penilaian tercantum dalam Lampiran II yang merupakan bagian tidak terpisahkan dari Keputusan ini.
award-decree-team-third = Tim Penilai bertugas:
    a. menilai peserta { $season } menurut kriteria dalam Lampiran II;
    b. menggunakan data sampai dengan batas waktu { $cut_off };
    c. menuangkan hasil penilaian dalam Berita Acara Tim Penilai; dan
    d. menyampaikan hasilnya sebelum penyerahan penghargaan yang direncanakan { $ceremony }.
award-decree-winner = Penerima
award-decree-winners = Keputusan pemenang
award-decree-winners-about = Penerima { $season }
award-decree-winners-weighing = bahwa hasil penilaian { $season } telah dituangkan dalam Berita Acara Tim Penilai Nomor … tanggal …;
award-decree-therefore = bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan { $post } tentang { $about };
award-decree-winners-first = Menetapkan, berdasarkan Berita Acara Tim Penilai Nomor … tanggal …, penerima { $season } sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.
award-decree-winners-second = Kepada penerima diberikan piagam penghargaan.
award-decree-sets = Menetapkan
award-decree-sets-what = KEPUTUSAN { $head } TENTANG { $about }.
award-decree-meaning = Penjelasan
award-decree-terms = Ketentuan penilaian
award-decree-ties = Bila nilai sama, peringkat diputuskan menurut { $criteria }; bila tetap sama, peringkat dibagi.
award-decree-ties-shared = Bila nilai sama, peringkat dibagi.
award-decree-jurors = { $n ->
   *[other] Anggota Tim Penilai tanpa benturan kepentingan untuk setiap peserta: paling sedikit { $count } orang.
}
award-decree-disclosed = Peserta diberi peringkat bila paling sedikit { $percent }% bobot ada angkanya.
award-decree-contest = { $n ->
   *[other] Masa sanggah: { $count } hari kerja untuk data sejak bukti diambil, dan { $count } hari kerja untuk hasil sejak hasil sementara diumumkan.
}
award-decree-contested = bahwa sanggahan yang diajukan dalam masa sanggah telah diperiksa dan dijawab;
award-decree-contested-open = bahwa dalam masa sanggah terdapat sanggahan yang diajukan;
award-decree-uncontested = bahwa dalam masa sanggah tidak ada sanggahan yang diajukan;
award-decree-cost = Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada …
award-letter-title = Hasil penilaian dan saran
award-letter-subject = Hal
award-letter-to = Yth. { $leader }
award-letter-nature = Biasa
award-letter-place = di tempat
award-letter-opening = Terima kasih atas keikutsertaan { $partner } pada { $season }, kategori “{ $category }”.
award-letter-score = Skor lembaga yang Saudara pimpin adalah { $score } dari 100.
award-letter-strengths = Kekuatan
award-letter-lifts = Saran peningkatan
award-letter-lift = { $criterion }: masih dapat menambah skor paling banyak { $most }. { $meaning }
award-letter-tell = { $criterion } (bobot { $weight }%): belum ada datanya, sehingga tidak dinilai. { $meaning }
award-letter-strength = { $criterion }: { $points } dari 100
award-letter-closing = Aturan, rumus, dan berkas terbuka dapat dibaca di halaman penghargaan.
award-letter-thanks = Demikian disampaikan. Atas perhatian dan kerja sama Saudara diucapkan terima kasih.
award-letter-won = Lembaga yang Saudara pimpin ditetapkan sebagai Peringkat { $place } kategori “{ $category }”.
award-letter-unranked = Lembaga yang Saudara pimpin tidak diberi peringkat karena baru { $percent }% bobot yang dapat dinilai (batas: { $least }%).
# The trail
audit-subject-award = Penghargaan
audit-subject-award-entry = Peserta penghargaan
event-award-created = Penghargaan dibuat
event-award-drafted = Draf aturan diubah
event-award-published = Aturan diumumkan
event-award-frozen = Aturan dibekukan
event-award-evidence = Bukti diambil
event-award-announced = Hasil sementara diumumkan
event-award-decided = Hasil ditetapkan
event-award-cancelled = Penghargaan dibatalkan
event-award-reminders-written = Pengingat kepada juri ditulis
event-award-seated = Juri ditambahkan
event-award-unseated = Juri diberhentikan
event-award-entry-recorded = Nilai dicatat
event-award-entry-contested = Nilai disanggah
event-award-entry-answered = Sanggahan dijawab
event-award-entry-marked = Lembar juri diserahkan
award-field-name = Nama
award-field-rules = Aturan
award-field-version = Versi
award-field-digest = Nilai hash
award-field-reason = Alasan
award-field-entries = Peserta
award-field-contest-until = Masa sanggah data sampai
award-field-object-until = Masa sanggah hasil sampai
award-field-juror = Juri
award-field-background = Unsur atau kedudukan dalam tim
award-field-letters = Surat
award-field-winners = Pemenang
award-entry-field-criterion = Kriteria
award-entry-field-amount = Nilai
award-entry-field-reason = Dasar
award-entry-field-text = Sanggahan
award-entry-field-upheld = Diterima
award-entry-field-answer = Jawaban
award-entry-field-conflict = Benturan kepentingan
award-entry-field-comment = Catatan
award-entry-field-marks = Nilai
award-entry-field-edition = Edisi
award-jury-progress = { $done } dari { $all } lembar penilaian sudah diserahkan.
award-jury-behind = { $count } peserta belum cukup dinilai
award-jury-marked = { $count } juri sudah menilai
award-certificates-pdf = Cetak semua: { $count } piagam (PDF)
award-certificates-zip = Semua piagam (ZIP)
notice-award-no-certificates = Belum ada piagam yang diterbitkan.
fault-award-window = Hari terakhir yang dinilai tidak boleh sebelum hari pertamanya.
fault-award-past = Hari penyerahan sudah lewat. Pilih hari ini atau sesudahnya.

doctor-on-award = penghargaan
doctor-award = aturan dan hasilnya sama dengan yang diumumkan
doctor-award-unread = tidak dapat diperiksa: { $what }
doctor-award-rules = aturan { $what } diubah setelah diumumkan; pulihkan cadangan
doctor-award-frozen = aturan beku { $what } bukan yang tercatat dalam jejak audit
doctor-award-added = aturan ditambahkan pada { $what } setelah dibekukan; aturan itu tidak berlaku
doctor-award-provisional = hasil sementara { $what } bukan yang tercatat dalam jejak audit
doctor-award-result = hasil { $what } tidak sesuai dengan nilai dan datanya

nav-home = Beranda
home-sub = Sekretariat Bersama Multi Pihak { $district }

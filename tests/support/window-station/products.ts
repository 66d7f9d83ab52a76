import { mugPicture, planterPicture, posterPicture, shirtPicture } from './pictures.ts'

/** What the factory under test makes. */
export const PRODUCTS = [
  { sku: 'MUG-BLU-330', title: 'Mug, blue', variant: '330 ml', code: '4006381333931', place: 'A1-03', picture: mugPicture('#2f5fae'), specs: [{ name: 'Print', value: 'Wrap, 210 × 95 mm' }, { name: 'Finish', value: 'Gloss' }], file: 'mug-wrap-harbour.png', mediaType: 'image/png' },
  { sku: 'MUG-GRN-330', title: 'Mug, green', variant: '330 ml', code: '4006381333948', place: 'A1-04', picture: mugPicture('#2f8a57'), specs: [{ name: 'Print', value: 'Wrap, 210 × 95 mm' }], file: 'mug-wrap-fern.png', mediaType: 'image/png' },
  { sku: 'POS-HARB-A2', title: 'Poster “Harbour at six”', variant: 'A2, matte', code: '4006381333955', place: 'C2-11', picture: posterPicture('#87b7d8', '#27506b'), specs: [{ name: 'Paper', value: '200 g matte' }, { name: 'Size', value: '420 × 594 mm' }], file: 'harbour-a2.pdf', mediaType: 'application/pdf' },
  { sku: 'POS-DUNE-A3', title: 'Poster “Dunes”', variant: 'A3, satin', code: '4006381333962', place: 'C2-14', picture: posterPicture('#f1c38a', '#b06a35'), specs: [{ name: 'Paper', value: '170 g satin' }, { name: 'Size', value: '297 × 420 mm' }], file: 'dunes-a3.pdf', mediaType: 'application/pdf' },
  { sku: 'TEE-NAVY-L', title: 'T-shirt “Tide table”', variant: 'Navy, L', code: '4006381333979', place: 'B4-02', picture: shirtPicture('#20304f'), specs: [{ name: 'Print', value: 'Front, 280 × 340 mm' }, { name: 'Size', value: 'L' }], file: 'tide-table-front.png', mediaType: 'image/png' },
  { sku: 'TEE-SAND-M', title: 'T-shirt “Tide table”', variant: 'Sand, M', code: '4006381333986', place: 'B4-05', picture: shirtPicture('#c9a878'), specs: [{ name: 'Print', value: 'Front, 280 × 340 mm' }, { name: 'Size', value: 'M' }], file: 'tide-table-front.png', mediaType: 'image/png' },
  { sku: 'PLA-HEX-120', title: 'Planter, hexagon, with drip tray and a name that runs on and on', variant: '120 mm, terracotta PLA', code: '4006381333993', place: 'D1-01', picture: planterPicture('#b75c3b'), specs: [{ name: 'Material', value: 'PLA, terracotta' }, { name: 'Infill', value: '15 %' }, { name: 'Layer', value: '0.2 mm' }], file: 'planter-hex-120.stl', mediaType: 'model/stl' },
  { sku: 'PLA-RND-090', title: 'Planter, round', variant: '90 mm, slate', code: '4006381334006', place: 'D1-02', picture: planterPicture('#56626c'), specs: [{ name: 'Material', value: 'PLA, slate' }], file: 'planter-round-90.stl', mediaType: 'model/stl' },
] as const

export const CUSTOMERS = [
  { name: 'Nomvula Dlamini', line1: '14 Kloof Street', line2: 'Gardens', city: 'Cape Town', region: 'Western Cape', postalCode: '8001', country: 'ZA' },
  { name: 'Jürgen Weißgerber', line1: 'Schönhauser Allee 112', line2: 'Hinterhaus, 3. OG', city: 'Berlin', region: null, postalCode: '10437', country: 'DE' },
  { name: 'ليلى عبد الرحمن', line1: 'شارع الثورة ١٢', line2: null, city: 'القاهرة', region: null, postalCode: '11511', country: 'EG' },
  { name: '佐藤 さくら', line1: '渋谷区神南1丁目19-11', line2: 'パークウェースクエア2 501号', city: '東京都', region: null, postalCode: '150-0041', country: 'JP' },
  { name: 'Maximiliane Freifrau von und zu Hohenlohe-Waldenburg-Schillings', line1: 'Unter den Linden am alten Stadtgraben 1234', line2: null, city: 'Schwäbisch Gmünd', region: 'Baden-Württemberg', postalCode: '73525', country: 'DE' },
  { name: 'Thabo Mokoena', line1: '3 Vilakazi Street', line2: null, city: 'Soweto', region: 'Gauteng', postalCode: '1804', country: 'ZA' },
  { name: 'Zoë Ó Briain', line1: '27 Lord Edward Street', line2: null, city: 'Dublin', region: null, postalCode: 'D02 P634', country: 'IE' },
  { name: 'María José Núñez Cañete', line1: 'Calle de la Luna 8, 2º B', line2: null, city: 'Madrid', region: null, postalCode: '28004', country: 'ES' },
  { name: 'Ayanda Khumalo', line1: '88 Florida Road', line2: 'Morningside', city: 'Durban', region: 'KwaZulu-Natal', postalCode: '4001', country: 'ZA' },
  { name: 'Ewa Święcicka', line1: 'ul. Żurawia 6/12', line2: null, city: 'Warszawa', region: null, postalCode: '00-503', country: 'PL' },
  { name: 'Sam Okafor', line1: '5 Marina', line2: null, city: 'Lagos', region: null, postalCode: null, country: 'NG' },
] as const

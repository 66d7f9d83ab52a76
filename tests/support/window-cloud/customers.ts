import { address, type Address } from '../../../src-shared/order/address.ts'

/** Someone who buys: as a screen has to bear them, in many scripts, and two with names of 60 characters. */
export interface Customer {
  email: string
  shipTo: Address
}

const from = (
  name: string,
  email: string,
  line1: string,
  city: string,
  postalCode: string | null,
  country: string,
  more: Partial<Address> = {},
): Customer => ({
  email,
  shipTo: address.parse({ name, line1, city, postalCode, country, ...more }),
})

export const CUSTOMERS: readonly Customer[] = [
  from('Lerato Mokoena', 'lerato.mokoena@example.org', '14 Vilakazi Street', 'Johannesburg', '1804', 'ZA', {
    phone: '+27 72 555 0142',
  }),
  from('Zoë Müller', 'zoe.mueller@example.org', 'Prenzlauer Allee 214', 'Berlin', '10405', 'DE'),
  from(
    'أحمد بن عبد العزيز الفاسي',
    'ahmed.fassi@example.org',
    'شارع محمد الخامس ١٢',
    'الدار البيضاء',
    '20250',
    'MA',
  ),
  from('田中 美咲', 'misaki.tanaka@example.org', '神宮前 4-12-10', '東京都渋谷区', '150-0001', 'JP', {
    company: '株式会社ひかり印刷',
  }),
  from('Thabo Nkosi', 'thabo.nkosi@example.org', '88 Florida Road', 'Durban', '4001', 'ZA'),
  from(
    'Maximiliane-Theodora Freifrau von und zu Hohenstein-Wallerfels',
    'maximiliane-theodora.von.hohenstein-wallerfels@versandbuchhandlung.example.org',
    'Donaudampfschifffahrtsgesellschaftsstraße 117, Hinterhaus, 3. Obergeschoss links',
    'Garmisch-Partenkirchen',
    '82467',
    'DE',
    { company: 'Kunstverlag Hohenstein-Wallerfels Nachfolger GmbH & Co. KG' },
  ),
  from('Siobhán O’Connor', 'siobhan@example.org', '3 Lower Ormond Quay', 'Dublin', 'D01 X9F7', 'IE'),
  from('Αλέξανδρος Παπαδόπουλος', 'alex.papadopoulos@example.org', 'Ερμού 45', 'Αθήνα', '105 63', 'GR'),
  from('Дарья Соколова', 'darya.sokolova@example.org', 'вулиця Хрещатик 22', 'Київ', '01001', 'UA'),
  from('נועה לוי', 'noa.levi@example.org', 'שדרות רוטשילד 81', 'תל אביב', '6578509', 'IL'),
  from('김서연', 'seoyeon.kim@example.org', '강남대로 396', '서울특별시', '06232', 'KR'),
  from('Priya Raghunathan', 'priya.r@example.org', '27 Residency Road', 'Bengaluru', '560025', 'IN'),
  from('Jean-Baptiste Lefèvre', 'jb.lefevre@example.org', '5 rue des Petits-Champs', 'Paris', '75002', 'FR'),
  from(
    'Ana Clara Gonçalves',
    'ana.goncalves@example.org',
    'Rua Augusta 1502',
    'São Paulo',
    '01304-001',
    'BR',
    { region: 'SP' },
  ),
  from('Oluwaseun Adébáyò', 'seun.adebayo@example.org', '19 Adeola Odeku Street', 'Lagos', null, 'NG', {
    phone: '+234 803 555 0177',
  }),
  from(
    'Emily Carter',
    'emily.carter@example.org',
    '410 Valencia Street, Apt 6',
    'San Francisco',
    '94103',
    'US',
    { region: 'CA' },
  ),
  from('王小明', 'xiaoming.wang@example.org', '中山北路二段 39 巷 5 號', '臺北市', '104', 'TW'),
  from(
    'Ngọc Trần Thị Bích',
    'ngoc.tran@example.org',
    '72 Lê Thánh Tôn',
    'Thành phố Hồ Chí Minh',
    '700000',
    'VN',
  ),
  from('สมชาย ใจดี', 'somchai@example.org', '88 ถนนสุขุมวิท', 'กรุงเทพมหานคร', '10110', 'TH'),
  from(
    'Katarzyna Wiśniewska',
    'k.wisniewska@example.org',
    'ul. Nowy Świat 33/13',
    'Warszawa',
    '00-029',
    'PL',
  ),
  from('Kwame Mensah', 'kwame.mensah@example.org', '12 Oxford Street, Osu', 'Accra', null, 'GH'),
  from(
    'Sofía Hernández Ibáñez',
    'sofia.hernandez@example.org',
    'Calle de Alcalá 98, 4º B',
    'Madrid',
    '28009',
    'ES',
  ),
  from('Pieter van der Merwe', 'pieter.vdm@example.org', '6 Dorp Street', 'Stellenbosch', '7600', 'ZA'),
  from('Ingrid Sørensen', 'ingrid.sorensen@example.org', 'Nygårdsgaten 14', 'Bergen', '5015', 'NO'),
]

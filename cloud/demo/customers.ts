import type { Address } from '../../src-shared/order/address.ts'
import type { Chance } from './chance.ts'

interface Customer {
  readonly email: string
  readonly address: Address
}

type Sketch = readonly [
  name: string,
  line1: string,
  city: string,
  postalCode: string | null,
  country: string,
  region?: string,
]

/** People who do not exist, at addresses that do not either, in the scripts that labels have to bear. */
const SKETCHES: readonly Sketch[] = [
  ['Thabo Mokoena', '14 Jacaranda Street', 'Johannesburg', '2196', 'ZA', 'Gauteng'],
  ['Nomvula Dlamini', '3 Umngeni Crescent', 'Durban', '4001', 'ZA', 'KwaZulu-Natal'],
  ['Pieter van der Merwe', 'Kerkstraat 88', 'Stellenbosch', '7600', 'ZA', 'Western Cape'],
  ['Zanele Mthembu', '21 Aloe Close', 'Gqeberha', '6001', 'ZA', 'Eastern Cape'],
  ['Lerato Molefe', '9 Sunbird Avenue, Flat 4', 'Pretoria', '0081', 'ZA', 'Gauteng'],
  ['Ayesha Davids', '77 Chapel Road', 'Cape Town', '7925', 'ZA', 'Western Cape'],
  ['Jürgen Großmann', 'Königsallee 5', 'Düsseldorf', '40212', 'DE'],
  [
    'Annegret Freifrau von Hohenlohe-Waldenburg-Schillingsfürst',
    'An der Schloßmauer 112b',
    'Schwäbisch Gmünd',
    '73525',
    'DE',
  ],
  ['Zoë O’Connor', '12 Fuchsia Lane', 'Galway', 'H91 XY7Z', 'IE'],
  ['Łukasz Wiśniewski', 'ulica Żurawia 17/3', 'Łódź', '90-001', 'PL'],
  ['Đặng Thị Ngọc Ánh', '48 Nguyễn Huệ', 'Thành phố Hồ Chí Minh', '700000', 'VN'],
  ['محمد عبد الرحمن', 'شارع النيل ١٤', 'القاهرة', '11511', 'EG'],
  ['ليلى حداد', '٢٧ شارع الحمرا', 'بيروت', null, 'LB'],
  ['נועה כהן', 'רחוב הרצל 12', 'תל אביב', '6688312', 'IL'],
  ['佐藤 美咲', '神宮前3丁目7-15', '東京都渋谷区', '150-0001', 'JP'],
  ['王小明', '人民路128号', '上海市', '200010', 'CN'],
  ['김서연', '테헤란로 152', '서울특별시', '06236', 'KR'],
  ['Αλέξανδρος Παπαδόπουλος', 'Οδός Ερμού 45', 'Αθήνα', '105 63', 'GR'],
  ['Світлана Коваленко', 'вулиця Саксаганського 9', 'Київ', '01033', 'UA'],
  ['อรุณี ศรีสุข', '55 ถนนสุขุมวิท', 'กรุงเทพมหานคร', '10110', 'TH'],
  ['प्रिया शर्मा', '21 महात्मा गांधी मार्ग', 'मुंबई', '400001', 'IN'],
  ['Oluwaseun Adébáyọ̀', '6 Òkè-Àrín Street', 'Lagos', '101223', 'NG'],
  ['Kwabena Ɔkyere', '19 Oxford Street', 'Accra', 'GA-184-2912', 'GH'],
  ['João Gonçalves', 'Rua das Flores 200', 'Porto', '4050-262', 'PT'],
  ['Siobhán Ní Dhomhnaill', '2 Hawthorn Row', 'Belfast', 'BT7 1NN', 'GB'],
  ['Wanjiru Kamau', 'Riverside Drive 31', 'Nairobi', '00100', 'KE'],
  ['Émilie Lefèvre', '18 rue des Abbesses', 'Paris', '75018', 'FR'],
  ['Maria-Ilinca Țurcanu', 'Strada Măgurii 7', 'Iași', '700115', 'RO'],
]

/** One of them, with a mailbox that nobody reads. */
export function aCustomer(luck: Chance): Customer {
  const index = luck.int(0, SKETCHES.length - 1)
  const [name, line1, city, postalCode, country, region] = SKETCHES[index]!
  return {
    email: `customer${index + 1}@example.test`,
    address: {
      name,
      company: null,
      line1,
      line2: null,
      city,
      region: region ?? null,
      postalCode,
      country,
      phone: null,
    },
  }
}

/** What customers write into the note field, most of the time nothing. */
export const aNote = (luck: Chance): string | null =>
  luck.next() < 0.85
    ? null
    : luck.pick([
        'It is a gift, please leave the invoice out.',
        'Please ring twice.',
        'Bitte ohne Plastik verpacken, danke!',
        'Leave with the neighbour at no. 7',
      ])

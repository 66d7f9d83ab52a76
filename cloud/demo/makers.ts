import type { Capabilities, MakerLocation } from '../../src-shared/maker/profile.ts'
import type { BankDetails } from '../../src-shared/maker/bank.ts'
import { hashSecret } from '../auth/secret-hash.ts'
import type { Tx } from '../db/database.ts'
import { DEMO_PASSWORD } from './accounts.ts'

interface DemoMakerProfile {
  readonly name: string
  readonly email: string
  readonly pin: string
  readonly capabilities: Capabilities
  readonly location: MakerLocation
  readonly capacity: number
  readonly notes: string
  readonly bank: BankDetails | null
}

/** Who makes for the demo from a workshop of their own. The last one is paused. */
export const DEMO_MAKERS: readonly DemoMakerProfile[] = [
  {
    name: 'Lerato Molefe',
    email: 'lerato@demo.test',
    pin: '4444',
    capabilities: {
      processes: ['FDM', 'SLA'],
      materials: ['PLA', 'PETG', 'Resin'],
      colours: ['Black', 'White', 'Grey'],
      machines: [
        { name: 'Prusa MK4', x: 250, y: 210, z: 220 },
        { name: 'Form 3', x: 145, y: 145, z: 185 },
      ],
    },
    location: { city: 'Cape Town', postalCode: '7925', country: 'ZA', latitude: -33.93, longitude: 18.45 },
    capacity: 6,
    notes: 'Small parts first: her second printer is the quick one.',
    bank: {
      accountHolder: 'L Molefe',
      bankName: 'Protea Bank',
      branchCode: '250655',
      accountNumber: '62001234321',
      iban: '',
      bic: '',
    },
  },
  {
    name: 'Jonas Weber',
    email: 'jonas@demo.test',
    pin: '5555',
    capabilities: {
      processes: ['Laser cutting', 'CNC', 'FDM'],
      materials: ['Plywood', 'Acrylic', 'PLA', 'PETG'],
      colours: [],
      machines: [
        { name: 'Ender 3', x: 220, y: 220, z: 250 },
        { name: 'Laser bed', x: 600, y: 400, z: 30 },
      ],
    },
    location: { city: 'Johannesburg', postalCode: '2094', country: 'ZA', latitude: -26.2, longitude: 28.06 },
    capacity: 4,
    notes: '',
    bank: {
      accountHolder: 'Jonas Weber',
      bankName: 'Spree Bank',
      branchCode: '',
      accountNumber: '',
      iban: 'DE89370400440532013000',
      bic: 'COBADEFF',
    },
  },
  {
    name: 'Naledi Khumalo',
    email: 'naledi@demo.test',
    pin: '6666',
    capabilities: { processes: ['FDM'], materials: ['PLA'], colours: ['White'], machines: [] },
    location: { city: 'Durban', postalCode: '4001', country: 'ZA', latitude: -29.86, longitude: 31.03 },
    capacity: 2,
    notes: '',
    bank: null,
  },
]

/** A maker of the demo, as the database knows them. */
export interface DemoMaker {
  readonly makerId: string
  readonly userId: string
  readonly name: string
}

/** Lets the makers in, all of them active, with everyone's password. */
export async function openWorkshops(tx: Tx, newId: () => string, storeId: string): Promise<DemoMaker[]> {
  const password = await hashSecret(DEMO_PASSWORD)
  const made: DemoMaker[] = []
  for (const maker of DEMO_MAKERS) {
    const [userId, makerId] = [newId(), newId()]
    await tx.query(
      "insert into users (id, store_id, email, name, role, password_hash, pin_hash) values ($1, $2, $3, $4, 'maker', $5, $6)",
      [userId, storeId, maker.email, maker.name, password, await hashSecret(maker.pin)],
    )
    await tx.query(
      `insert into maker_profiles (id, store_id, user_id, capabilities, location, capacity, notes, bank, created_at)
       values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8::jsonb, now() - interval '8 months')`,
      [
        makerId,
        storeId,
        userId,
        JSON.stringify(maker.capabilities),
        JSON.stringify(maker.location),
        maker.capacity,
        maker.notes,
        maker.bank && JSON.stringify(maker.bank),
      ],
    )
    made.push({ makerId, userId, name: maker.name })
  }
  return made
}

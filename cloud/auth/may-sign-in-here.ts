import type { Account } from './find-account.ts'
import type { Principal } from './principal.ts'
import { refuse, type AuthRefusal } from './refusal.ts'

/** Why this person may not sign in on this station (or, without one, at all); null when they may. */
export function whyNotHere(account: Account, device: Principal['device']): AuthRefusal | null {
  if (!account.active) return refuse('person_inactive', 403, 'Your access has been ended. Ask an admin.')
  switch (account.role) {
    case 'shopper':
      return refuse('no_work_here', 403, 'This account is for shopping and has no station access.')
    case 'admin':
      return null
    case 'maker':
      if (!account.maker_id)
        return refuse('no_maker_profile', 403, 'You have no maker profile yet. Ask an admin.')
      if (account.maker_status === 'suspended')
        return refuse('maker_suspended', 403, 'Your work with us is suspended at present. Ask the office.')
      if (device && device.makerId !== account.maker_id)
        return refuse(
          'not_your_station',
          403,
          `${device.name} is not your station. Makers sign in on their own.`,
        )
      return null
    case 'operator':
      if (!account.factory_id) return refuse('no_factory', 403, 'You belong to no factory yet. Ask an admin.')
      if (device && device.factoryId !== account.factory_id)
        return refuse(
          'other_factory',
          403,
          `You work at ${account.factory_name}, and ${device.name} is a station of another factory.`,
        )
      return null
  }
}

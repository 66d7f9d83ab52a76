import { changePassword } from '../auth/change-password.ts'
import { enrol } from '../auth/enrol.ts'
import { refresh, signOut } from '../auth/refresh.ts'
import { setPin } from '../auth/set-pin.ts'
import { signIn } from '../auth/sign-in.ts'
import { audit } from '../audit/audit.ts'
import { anyone, signedIn } from '../procedures.ts'
import { accepted } from './accepted.ts'

/** cloudContract.auth: enrol a station, sign in, stay signed in, sign out, choose a PIN. */
export const authHandlers = {
  enrol: anyone.auth.enrol.handler(async ({ input, context }) => {
    const device = accepted(await enrol(context.cloud, input, context.ip))
    audit(context.log, context.principal, 'station.enrolled', { station: device.deviceId })
    return device
  }),
  signIn: anyone.auth.signIn.handler(async ({ input, context }) =>
    accepted(await signIn(context.cloud, input, context)),
  ),
  refresh: anyone.auth.refresh.handler(async ({ input, context }) =>
    accepted(await refresh(context.cloud, input.refreshToken)),
  ),
  signOut: anyone.auth.signOut.handler(async ({ input, context }) => {
    await signOut(context.cloud, input.refreshToken)
    return { ok: true as const }
  }),
  setPin: signedIn.auth.setPin.handler(async ({ input, context }) => {
    const pinHash = await setPin(context.cloud, context.person.id, input.pin)
    audit(context.log, context.principal, 'person.pin_set', { person: context.person.id })
    return { pinHash }
  }),
  changePassword: signedIn.auth.changePassword.handler(async ({ input, context }) => {
    accepted(await changePassword(context.cloud, context.principal, context.person.id, input))
    audit(context.log, context.principal, 'person.password_changed', { person: context.person.id })
    return { ok: true as const }
  }),
}

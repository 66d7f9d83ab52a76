import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { OpenFile } from './port.ts'

/** Opens a copy of a file with the desktop's own program, or its folder. Nothing of the path is read by a shell. */
export const openWithDesktop: OpenFile = async ({ copy }, how) => {
  const [command, args] = commandFor(process.platform, await copy(), how)
  return new Promise((resolve, reject) => {
    const program = spawn(command, args, { detached: true, stdio: 'ignore' })
    program.once('error', reject)
    program.once('spawn', () => {
      program.unref()
      resolve({ link: null })
    })
  })
}

function commandFor(platform: NodeJS.Platform, path: string, how: 'open' | 'reveal'): [string, string[]] {
  if (platform === 'win32') return ['explorer.exe', how === 'reveal' ? [`/select,${path}`] : [path]]
  if (platform === 'darwin') return ['open', how === 'reveal' ? ['-R', path] : [path]]
  return ['xdg-open', [how === 'reveal' ? dirname(path) : path]]
}

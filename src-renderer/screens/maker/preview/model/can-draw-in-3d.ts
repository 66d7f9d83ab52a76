/** Whether this machine draws in 3D in a window (WebGL 2). Lets go of what it tried with. */
export function canDrawIn3d(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    return false
  }
}

// The floor of a start: Node itself, and the line that says so.
process.stdout.write('{"ready":true,"url":"http://127.0.0.1/"}\n')
setInterval(() => undefined, 60_000)
process.once('SIGTERM', () => process.exit(0))

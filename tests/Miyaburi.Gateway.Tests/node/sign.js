// Signs a webhook's body as LINE does, and lets LINE's own SDK confirm it. Arguments: secret; body on standard input.
const { createHmac } = require('node:crypto')
const { validateSignature } = require('@line/bot-sdk')

const body = require('node:fs').readFileSync(0)
const secret = process.argv[2]
const signature = createHmac('sha256', secret).update(body).digest('base64')
if (!validateSignature(body, secret, signature)) throw new Error('the SDK refuses the signature')
process.stdout.write(signature)

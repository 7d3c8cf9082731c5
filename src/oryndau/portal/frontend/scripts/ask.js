// What the page asks of NCALayer: one detached CAdES signature with a time stamp, by the right person.
import { NCALayerClient } from 'ncalayer-js-client'

export class NotStarted extends Error {}
export class Cancelled extends Error {}

const PAGE_LANGUAGES = new Set(['kk', 'ru', 'en'])
// KAZTOKEN's own HTTP interface is not spoken: an address that cannot be asked keeps the client from trying.
const NO_ADDRESS = 'https://'

/** Read the request from a form's data attributes. */
export function request (form) {
  const { content, endpoint, iin, bin, ekus, chain } = form.dataset
  const signer = { extKeyUsageOids: (ekus ?? '').split(',').map(oid => oid.trim()).filter(Boolean) }
  if (iin) signer.iin = iin
  if (bin) signer.bin = bin
  // An empty list accepts keys of any centre (the demonstration's); without it only the national centre's are offered.
  if (chain === 'any') signer.chain = []
  return { content, endpoint, signer, locale: pageLanguage() }
}

/**
 * Ask for the signature; resolves with the CMS text. Rejects with NotStarted, Cancelled or NCALayer's own error.
 * There is no time limit: the window waits for the person, who may be looking for a token or a password.
 */
export async function signature ({ content, endpoint, signer, locale }, onConnected = () => {}) {
  const client = new NCALayerClient(endpoint, false)
  client.kmdHttpApiUrl = NO_ADDRESS
  try {
    await connect(client)
    onConnected()
    return await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll, content, NCALayerClient.basicsCMSParamsDetached, signer, locale
    )
  } catch (error) {
    throw error.canceledByUser ? new Cancelled() : error
  } finally {
    client.wsConnection?.close()
  }
}

async function connect (client) {
  try {
    await client.connect()
  } catch {
    throw new NotStarted()
  }
}

function pageLanguage () {
  const language = document.documentElement.lang.slice(0, 2)
  return PAGE_LANGUAGES.has(language) ? language : 'ru'
}

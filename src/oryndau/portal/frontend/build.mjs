// Builds the site's look and its scripts into the folder named on the command line (point 11 of the portal's issue).
// Everything comes from packages pinned in package-lock.json; nothing is fetched from other hosts when a page is read.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../../../..')
const packages = join(root, 'node_modules')
const out = resolve(process.argv[2] ?? join(here, '../static/portal'))

// Golos Text covers Kazakh; only the subsets and weights that pages use are served.
const SUBSETS = ['cyrillic', 'cyrillic-ext', 'latin', 'latin-ext']
const WEIGHTS = ['400', '600']

async function styles () {
  for (const name of ['site', 'hall']) {
    const css = await sass.compileAsync(join(here, `styles/${name}.scss`), {
      loadPaths: [packages],
      style: 'compressed',
      quietDeps: true,
      importers: [{ findFileUrl: url => url.startsWith('govuk-frontend') ? new URL(url, pathToFileURL(packages + '/')) : null }]
    })
    await writeFile(join(out, `${name}.css`), css.css)
  }
}

async function scripts () {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['boot', 'site', 'signing', 'hall'].map(name => join(here, `scripts/${name}.js`)),
    outdir: out,
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['es2020'],
    legalComments: 'linked',
    logLevel: 'warning'
  })
}

async function files () {
  await mkdir(join(out, 'fonts'), { recursive: true })
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      const name = `golos-text-${subset}-${weight}-normal.woff2`
      await copyFile(join(packages, '@fontsource/golos-text/files', name), join(out, 'fonts', name))
    }
  }
  await copyFile(join(packages, '@fontsource/golos-text/LICENSE'), join(out, 'fonts/LICENSE'))
  for (const image of await readdir(join(here, 'images'))) {
    await copyFile(join(here, 'images', image), join(out, image))
  }
}

await mkdir(out, { recursive: true })
await Promise.all([styles(), scripts(), files()])

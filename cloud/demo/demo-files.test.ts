import { loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, ean13 } from './catalogue.ts'
import { measureMesh } from '../../src-shared/maker/model/measure-mesh.ts'
import { readStl } from '../../src-shared/maker/model/read-stl.ts'
import { MAKER_PRODUCTS } from './maker-products.ts'
import { gear, hook, normalOf, planter, stl } from './model.ts'
import { productPicture } from './product-picture.ts'

describe('the demo factory’s files', () => {
  test('images decode in the size that their name says', async () => {
    const file = CATALOGUE.flatMap((product) => product.files).find(
      ({ mediaType }) => mediaType === 'image/png',
    )!
    const image = await loadImage(await file.bytes())
    expect(file.name).toContain(`${image.width}x${image.height}`)
  })

  test('a proof is a PDF with its artwork inside', async () => {
    const file = CATALOGUE.flatMap((product) => product.files).find(
      ({ mediaType }) => mediaType === 'application/pdf',
    )!
    const bytes = await file.bytes()
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  test.each([
    ['gear', gear()],
    ['planter', planter()],
    ['hook', hook()],
  ])('the STL of the %s has as many triangles as it says, and unit normals', (name, mesh) => {
    const file = stl(mesh, name)
    expect(file.readUInt32LE(80)).toBe(mesh.length / 9)
    expect(file.length).toBe(84 + (mesh.length / 9) * 50)
    for (let face = 0; face < mesh.length; face += 9)
      expect(Math.hypot(...normalOf(mesh.subarray(face, face + 9)))).toBeLessThan(1.001)
  })

  test('what makers print is a closed model of a believable size', async () => {
    const files = MAKER_PRODUCTS.flatMap((product) => product.files).filter(
      ({ mediaType }) => mediaType === 'model/stl',
    )
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const model = readStl(await file.bytes())
      if (!model.ok) throw new Error(model.sentence)
      const { closed, insideOut, box } = measureMesh(model.mesh)
      expect({ file: file.name, closed, insideOut }).toEqual({
        file: file.name,
        closed: true,
        insideOut: false,
      })
      expect(box.size.every((side) => side > 1 && side < 250)).toBe(true)
    }
  })

  test('every product can be photographed', () => {
    for (const { subject } of [...CATALOGUE, ...MAKER_PRODUCTS]) {
      const { data } = productPicture(subject, 64).getContext('2d').getImageData(0, 0, 64, 64)
      expect(new Set(data).size).toBeGreaterThan(30)
    }
  })

  test('SKUs are unique and bar codes have their check digit', () => {
    const skus = [...CATALOGUE, ...MAKER_PRODUCTS].flatMap((product) =>
      product.variants.map((variant) => variant.sku),
    )
    expect(new Set(skus).size).toBe(skus.length)
    expect(ean13(1)).toBe('2000000000015')
  })
})

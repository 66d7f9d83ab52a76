import type { ModelMeasures } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { sayBox, sayCm2, sayCm3 } from '../../../../../src-shared/maker/model/say-measures.ts'
import { inFigures } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { Notice } from '../../../parts/notice.tsx'
import css from './model.module.css'

/** Shorter or longer than this on its longest side, in mm, is probably another unit. */
const USUAL = { least: 1, most: 2000 }

function oddities(measures: ModelMeasures): string[] {
  const longest = Math.max(...measures.box.size)
  const said: (string | false)[] = [
    measures.closed === false &&
      `The surface is not closed (${inFigures(measures.openEdges)} open edges), so that its volume is only a guess. A slicer may repair it.`,
    measures.insideOut && 'The surface faces inwards. Slicers usually turn it around by themselves.',
    longest < USUAL.least && 'It is tiny in millimetres: it may have been drawn in metres or inches.',
    longest > USUAL.most && 'It is very large in millimetres: it may have been drawn in another unit.',
  ]
  return said.filter((each) => each !== false)
}

/** What can be measured of a model, and what is odd about it. */
export function ModelFacts({ measures }: { measures: ModelMeasures }) {
  const volume = sayCm3(measures.volumeMm3)
  return (
    <div className={css['facts']}>
      <Facts
        facts={[
          ['Size', <span key="size" data-figures>{`${sayBox(measures.box.size)}`}</span>],
          ['Volume', measures.closed === false ? `about ${volume}` : volume],
          ['Surface', sayCm2(measures.areaMm2)],
          ['Triangles', inFigures(measures.triangles)],
        ]}
      />
      {oddities(measures).map((sentence) => (
        <Notice key={sentence} tone="needs" icon="problem" title={sentence} />
      ))}
    </div>
  )
}

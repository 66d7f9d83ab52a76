import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { StationLink } from '../station/link.ts'
import { newQueryClient } from '../station/query-client.ts'
import { StationProvider } from '../station/station-context.tsx'
import { theme } from '../styles/theme.ts'
import { useLook } from '../ui/use-look.ts'
import { newRouter } from './router.tsx'

/** The whole window, on a given way to the station. */
export function App({ link }: { link: StationLink }) {
  const { scheme } = useLook()
  const [queryClient] = useState(newQueryClient)
  const [router] = useState(newRouter)
  return (
    // The variables are in a sheet of their own: the window's policy allows no style elements.
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <StationProvider link={link}>
          <RouterProvider router={router} />
        </StationProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
